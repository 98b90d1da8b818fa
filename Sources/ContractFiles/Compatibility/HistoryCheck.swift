import CloudEvents
package import EventLog
import LeadEvents
package import LeadStream
import LeadBoard

/// A record on the log that this program's schema cannot read.
package struct UnreadableRecord: Hashable, Sendable {
    package let position: RecordPosition
    /// Short name; `nil` where the record names no type of the catalogue.
    package let type: String?
    /// What is wrong, without personal data.
    package let problem: String
}

/// Reads the whole retained history of the contract's topics and names what this program's schema cannot read.
///
/// Ingress topics are left out, because anybody writes them, and so is what a worker has dead-lettered already.
package enum HistoryCheck {
    /// - Parameter found: called for each record, topic by topic, in the order of offsets.
    /// - Returns: how many records were read.
    package static func run(
        _ reader: some LogReader, _ layout: TopicLayout, found: (UnreadableRecord) -> Void
    ) throws(LogError) -> Int {
        let there = Set(try reader.topics(named: TopicRole.all.map { layout.topic($0) }).map(\.spec.name))
        var buried: Set<RecordPosition> = []
        for team in [Team.marketing, .sales] where there.contains(layout[team].deadLetters) {
            _ = try read(reader, layout[team].deadLetters) { record in
                if let origin = DeadLetterEntry(record, team: team).origin { buried.insert(origin) }
            }
        }
        var count = 0
        for role in TopicRole.all where role.isOfContract && there.contains(layout.topic(role)) {
            count += try read(reader, layout.topic(role)) { record in
                let position = RecordPosition(record.source, record.offset)
                guard !buried.contains(position), let fault = fault(of: record) else { return }
                found(UnreadableRecord(position: position, type: fault.type, problem: fault.problem))
            }
        }
        return count
    }

    private static func fault(of record: LogRecord) -> (type: String?, problem: String)? {
        let envelope = Envelope(record.headers)
        let type = envelope.type.flatMap { EventType(name: $0) }
        do throws(EventFault) {
            _ = try EventCodec.decode(envelope, value: record.value, key: record.key)
        } catch {
            return (type?.shortName, error.sentence)
        }
        guard let type, let value = record.value,
            envelope.contentType.flatMap({ PayloadEncoding(contentType: $0) }) != .json,
            let field = WireTypes.mismatch(in: value, of: type)
        else { return nil }
        return (type.shortName, "\(field) was written as another type; what it says would be lost.")
    }

    private static func read(
        _ reader: some LogReader, _ topic: TopicName, _ body: (LogRecord) -> Void
    ) throws(LogError) -> Int {
        guard let partitions = try reader.topics(named: [topic]).first?.spec.partitions else {
            return 0
        }
        var count = 0
        for number in 0..<partitions {
            guard let partition = PartitionID(number) else { continue }
            let place = TopicPartition(topic, partition)
            let bounds = try reader.bounds(of: place)
            var scan = PartitionScan(reader, place, from: bounds.first, to: bounds.end)
            while let records = try scan.next() {
                for record in records { body(record) }
                count += records.count
            }
        }
        return count
    }
}

extension TopicRole {
    fileprivate var isOfContract: Bool {
        switch self {
        case .inbox, .decisions, .agreements, .routing: true
        case .ingress, .deadLetters, .changelog: false
        }
    }
}
