import EmbeddedLog
package import EventLog
import KafkaLog

/// A member of a group on the log that an address names.
package final class HostedGroupMember: GroupMember {
    enum Kind {
        case embedded(EmbeddedLog.Member)
        case kafka(KafkaLog.Member)
    }

    private let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    package var positions: [InputPosition] {
        switch kind {
        case .embedded(let member): member.positions
        case .kafka(let member): member.positions
        }
    }

    package func keep(_ positions: [InputPosition]) throws(LogError) {
        switch kind {
        case .embedded(let member): try member.keep(positions)
        case .kafka(let member): try member.keep(positions)
        }
    }

    package func leave() {
        switch kind {
        case .embedded(let member): member.leave()
        case .kafka(let member): member.leave()
        }
    }
}
