import EventLog
import KafkaClient
import KafkaLog
import LeadEvents
import LeadStream

/// What the log shows of the workers.
extension KafkaCrew {
    /// Whether a team has input that is not committed yet.
    func isWorkLeft(of team: Team) throws -> Bool {
        let group = layout[team].group
        let positions = try reader.groups().first { $0.name == group }?.positions ?? []
        for input in layout.readings.first(where: { $0.group == group })?.inputs ?? [] {
            let end = try reader.bounds(of: input).end
            if end > positions.first(where: { $0.input == input })?.next ?? .zero { return true }
        }
        return false
    }

    /// Names of the members that a team's group has, one for each lane.
    func members(of team: Team) throws -> [String] {
        let group = try reader.groups().first { $0.name == layout[team].group }
        return group?.holder?.split(separator: ",").map(String.init) ?? []
    }

    /// Whether a lane of the instance is a member, and none of another.
    func isAlone(_ seat: Seat) throws -> Bool {
        let members = try members(of: seat.team)
        return !members.isEmpty && members.allSatisfy { $0.hasPrefix(seat.instance + ".") }
    }

    /// Whether a transaction is open in what the team's workers alone write.
    func isTransactionOpen(of team: Team) throws -> Bool {
        for partition in layout.allPartitions {
            for topic in [layout[team].decisions, layout[team].changelog] {
                let place = KafkaPartition(kafkaName(topic.name), partition.number)
                let stable = try committed.watermarks(of: place, timeout: .seconds(10)).high
                if try uncommitted.watermarks(of: place, timeout: .seconds(10)).high > stable { return true }
            }
        }
        return false
    }

    /// How many decisions a team has written, markers counted.
    func decisions(of team: Team) throws -> Int64 {
        try layout.allPartitions.reduce(0) {
            try $0 + reader.bounds(of: TopicPartition(layout[team].decisions, $1)).end.number
        }
    }
}
