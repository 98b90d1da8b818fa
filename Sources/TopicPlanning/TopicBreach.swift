package import EventLog
import LeadEvents
import TopicSettings

/// A difference between a topic and what the contract asks for that takes something from what workers promise.
package struct TopicBreach: Hashable, Sendable {
    package enum Promise: Hashable, Sendable {
        /// What a lead's history, a state or an agreement rests on stays.
        case keepsRecords
        /// Times do not depend on who wrote a record, and do not fall.
        case keepsTime
        /// What counts as written is not lost with one broker.
        case keepsWritten
    }

    package let topic: TopicName
    /// For example `cleanup.policy`.
    package let setting: String
    package let present: String
    package let needed: String
    package let promise: Promise
    /// Whether a worker would come to wrong decisions; otherwise it works, and something may be lost later.
    package let isFatal: Bool

    /// - Returns: `nil` for a difference that workers do not mind.
    init?(_ change: TopicChange, of desired: DesiredTopic) {
        guard case .setting(let needed, let from) = change.action, let present = from.value else { return nil }
        switch needed.key {
        case .cleanupPolicy: (promise, isFatal) = (.keepsRecords, true)
        case .timestampType: (promise, isFatal) = (.keepsTime, desired.keepsForever)
        case .retentionBytes, .retentionMilliseconds:
            guard TopicSetting.isShorter(present, than: needed.value) else { return nil }
            (promise, isFatal) = (.keepsRecords, false)
        case .minInsyncReplicas:
            guard TopicSetting.isShorter(present, than: needed.value) else { return nil }
            (promise, isFatal) = (.keepsWritten, false)
        case .uncleanElection: (promise, isFatal) = (.keepsWritten, false)
        case .compressionType, .maxCompactionLag, .maxMessageBytes, .segmentMilliseconds: return nil
        }
        topic = desired.name
        setting = needed.key.rawValue
        self.present = present
        self.needed = needed.value
    }

    /// What is set, what is needed and why, and what mends it.
    package var sentence: String {
        "\(topic) has \(setting) \(present) and needs \(needed): \(promise.loss); "
            + "`leadrelay topics plan` shows what differs, `leadrelay topics apply` mends it."
    }
}

extension TopicBreach.Promise {
    /// What happens where it is not kept.
    fileprivate var loss: String {
        switch self {
        case .keepsRecords: "records that workers, or a rebuild, rest on would be deleted"
        case .keepsTime: "the times that decisions rest on would be those of whoever writes"
        case .keepsWritten: "what counts as written would be lost with a broker"
        }
    }
}
