import EventLog
import LeadReplay

/// What a log holds, to be compared with what another one holds: records without their places and without a copy's mark, state as
/// its latest rows, groups' positions.
struct LogImage {
    struct Record: Hashable {
        let key: [UInt8]?
        let value: [UInt8]?
        let headers: [String]
        let time: Int64
    }

    /// Records by topic and partition, in their order.
    var records: [String: [Record]] = [:]
    /// Rows by changelog and key.
    var state: [String: [[UInt8]: [UInt8]]] = [:]
    var positions: [String: [String]] = [:]

    init(_ log: some EventLog) throws {
        let reader = try log.makeReader()
        for spec in try reader.topics().map(\.spec) where spec.name.name != "copy.journal" {
            for number in 0..<spec.partitions {
                guard let partition = PartitionID(number) else { continue }
                let place = TopicPartition(spec.name, partition)
                let found = try reader.all(place)
                if spec.name.name.hasSuffix("worker.changelog") {
                    // A log on Kafka keeps positions there as well, under a key that no row has.
                    for record in found {
                        guard let key = record.key, key.first != 0xff else { continue }
                        state[spec.name.name, default: [:]][Array(key)] = record.value.map { Array($0) }
                    }
                } else if !spec.name.name.hasSuffix(".changelog") {
                    records["\(place)"] = found.map(Self.record)
                }
            }
        }
        for group in try reader.groups() where !group.positions.isEmpty {
            // At the beginning and nowhere is the same.
            positions[group.name.name] = group.positions.filter { $0.next > .zero }.map {
                "\($0.input) \($0.next) \($0.note)"
            }.sorted()
        }
    }

    private static func record(_ record: LogRecord) -> Record {
        let headers = record.headers.map { header in
            "\(String(decoding: header.name, as: UTF8.self))=\(header.value.map { Array($0) } ?? [])"
        }
        return Record(
            key: record.key.map { Array($0) }, value: record.value.map { Array($0) },
            headers: headers.filter { !$0.hasPrefix("ce_copyof=") }, time: record.appendTime.milliseconds)
    }

    /// What differs, by name; empty where nothing does.
    func differences(from other: LogImage) -> [String] {
        func differing<Value: Equatable>(_ mine: [String: Value], _ theirs: [String: Value]) -> [String] {
            Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted()
        }
        let groups = differing(positions, other.positions)
        return differing(records, other.records) + differing(state, other.state)
            + groups.map { "\($0): \(positions[$0] ?? []) instead of \(other.positions[$0] ?? [])" }
    }

    /// Records of one topic by their keys, in their order, without their times: partitions may have become more, and what comes
    /// now comes at another time.
    func byKey(_ topic: String) -> [[UInt8]?: [Record]] {
        var found: [[UInt8]?: [Record]] = [:]
        for (place, records) in records where place.hasPrefix(topic + "[") {
            for record in records {
                found[record.key, default: []].append(
                    Record(key: record.key, value: record.value, headers: record.headers, time: 0))
            }
        }
        return found
    }
}
