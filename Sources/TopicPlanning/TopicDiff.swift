package import EventLog
import TopicSettings

/// What has to change on a cluster so that it has the topics that the contract asks for.
package struct TopicDiff: Hashable, Sendable {
    /// In the order of the topics asked for.
    package let changes: [TopicChange]
    /// Topics compared.
    package let topicCount: Int

    /// - Parameter written: topics that records were written to; their keys lie where they are.
    package init(from actual: [ActualTopic], to desired: [DesiredTopic], written: Set<TopicName> = []) {
        let present = Dictionary(actual.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        changes = desired.flatMap { topic in
            present[topic.name].map {
                Self.changes(from: $0, to: topic, isWritten: written.contains(topic.name))
            }
                ?? [TopicChange(topic.name, .create(topic))]
        }
        topicCount = desired.count
    }

    package var isEmpty: Bool { changes.isEmpty }

    /// The changes that may not be made with these permissions.
    package func refused(_ permissions: TopicPermissions) -> [TopicChange] {
        changes.filter { $0.isRefused(permissions) }
    }

    /// The settings to change, by topic, in the order of the topics.
    var settings: [(topic: TopicName, settings: [TopicSetting])] {
        var found: [(topic: TopicName, settings: [TopicSetting])] = []
        for change in changes {
            guard case .setting(let setting, _) = change.action else { continue }
            if found.last?.topic != change.topic { found.append((change.topic, [])) }
            found[found.count - 1].settings.append(setting)
        }
        return found
    }

    private static func changes(
        from actual: ActualTopic, to desired: DesiredTopic, isWritten: Bool
    ) -> [TopicChange] {
        var changes: [TopicChange] = []
        let name = desired.name
        if actual.partitions != desired.partitions {
            let isGrowth = desired.partitions > actual.partitions
            changes.append(
                TopicChange(
                    name, .partitions(from: actual.partitions, to: desired.partitions),
                    isGrowth ? isWritten ? .partsLeads : .remapsKeys : .notHere))
        }
        if actual.replicationFactor != desired.replicationFactor {
            changes.append(
                TopicChange(
                    name, .replicationFactor(from: actual.replicationFactor, to: desired.replicationFactor), .notHere))
        }
        for setting in desired.settings {
            let present = actual.present(setting.key)
            guard present.value != setting.value else { continue }
            changes.append(
                TopicChange(
                    name, .setting(setting, from: present), hazard(of: setting, from: present.value, in: desired)))
        }
        return changes
    }

    private static func hazard(
        of setting: TopicSetting, from present: String?, in desired: DesiredTopic
    ) -> TopicChange.Hazard? {
        switch setting.key {
        case .retentionMilliseconds, .retentionBytes:
            TopicSetting.isShorter(setting.value, than: present) ? .losesData : nil
        // Compaction drops all but a key's latest record; deletion drops a key that nobody wrote lately. Where records are
        // kept for ever it is compaction that loses them, and its end that keeps the rest.
        case .cleanupPolicy: desired.keepsForever ? nil : .losesData
        case .minInsyncReplicas: TopicSetting.isShorter(setting.value, than: present) ? .weakensDurability : nil
        case .compressionType, .maxCompactionLag, .maxMessageBytes, .timestampType, .segmentMilliseconds,
            .uncleanElection:
            nil
        }
    }
}

/// Which changes somebody has said they want all the same.
package struct TopicPermissions: Hashable, Sendable {
    package var allowsDataLoss = false
    package var allowsRemappedKeys = false

    package init() {}

    func allows(_ hazard: TopicChange.Hazard) -> Bool {
        switch hazard {
        case .losesData, .weakensDurability: allowsDataLoss
        case .remapsKeys: allowsRemappedKeys
        case .partsLeads, .notHere: false
        }
    }
}

extension TopicChange {
    /// Whether it may not be made with these permissions.
    package func isRefused(_ permissions: TopicPermissions) -> Bool { hazard.map { !permissions.allows($0) } ?? false }
}

extension ActualTopic {
    fileprivate func present(_ key: TopicSetting.Key) -> TopicChange.Present {
        guard let value = settings[key.rawValue] else { return .unknown }
        return inherited.contains(key.rawValue) ? .inherited(value) : .set(value)
    }
}

extension DesiredTopic {
    /// Whether nothing is deleted or compacted away.
    var keepsForever: Bool {
        func value(_ key: TopicSetting.Key) -> String? { settings.first { $0.key == key }?.value }
        return value(.cleanupPolicy) == "delete" && value(.retentionMilliseconds) == "-1"
            && value(.retentionBytes) == "-1"
    }
}
