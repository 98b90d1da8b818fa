import CloudEvents
import EventLog

/// How a record lies in the temporary file: length of all that follows (4 bytes), time (8; the greatest number: none), place
/// of the topic in the sorter's list (4), partition (4), then key, value and headers, each with its length (4; -1: none)
/// in front. All little-endian.
struct SpilledRecord {
    static let lengthBytes = 4

    /// Topics that occurred; a handful.
    private(set) var topics: [TopicName] = []

    mutating func append(_ timed: TimedRecord, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(number: 0, count: Self.lengthBytes)
        bytes.append(number: timed.time?.milliseconds ?? .max, count: 8)
        bytes.append(number: Int64(place(of: timed.record.topic)), count: 4)
        bytes.append(number: Int64(timed.record.partition.number), count: 4)
        bytes.append(part: timed.record.key)
        bytes.append(part: timed.record.value)
        bytes.append(part: timed.record.headers.block)
        var length: [UInt8] = []
        length.append(number: Int64(bytes.count - start - Self.lengthBytes), count: Self.lengthBytes)
        bytes.replaceSubrange(start..<(start + Self.lengthBytes), with: length)
    }

    private mutating func place(of topic: TopicName) -> Int {
        if let place = topics.firstIndex(of: topic) { return place }
        topics.append(topic)
        return topics.count - 1
    }

    /// Bytes of the record that follow its length. `nil` where `bytes` holds less than the length itself.
    static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
        var rest = bytes
        return rest.takeNumber(lengthBytes).map(Int.init)
    }

    /// Reads what follows the length. `nil` for bytes that this type did not write.
    func read(_ bytes: ArraySlice<UInt8>) -> TimedRecord? {
        var rest = bytes
        guard let time = rest.takeNumber(8), let place = rest.takeNumber(4).map(Int.init),
            topics.indices.contains(place),
            let partition = rest.takeNumber(4).flatMap({ PartitionID(Int32(truncatingIfNeeded: $0)) }),
            let key = rest.takePart(), let value = rest.takePart(), let headers = rest.takePart()
        else { return nil }
        let record = OutgoingRecord(
            topic: topics[place], partition: partition, headers: RecordHeaders(block: headers ?? []), key: key,
            value: value)
        return TimedRecord(time: time == .max ? nil : Instant(milliseconds: time), record: record)
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: Int64, count: Int) {
        for place in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * Int64(place)))) }
    }

    fileprivate mutating func append(part: ArraySlice<UInt8>?) {
        append(number: part.map { Int64($0.count) } ?? -1, count: 4)
        if let part { append(contentsOf: part) }
    }
}

extension ArraySlice<UInt8> {
    /// A signed number of 4 or 8 bytes.
    fileprivate mutating func takeNumber(_ count: Int) -> Int64? {
        guard self.count >= count else { return nil }
        var number: UInt64 = 0
        for (place, byte) in prefix(count).enumerated() { number |= UInt64(byte) << (8 * UInt64(place)) }
        removeFirst(count)
        return count == 4 ? Int64(Int32(truncatingIfNeeded: number)) : Int64(bitPattern: number)
    }

    /// Outer `nil`: the bytes end too early.
    fileprivate mutating func takePart() -> ArraySlice<UInt8>?? {
        guard let length = takeNumber(4) else { return nil }
        guard length >= 0 else { return .some(nil) }
        guard count >= Int(length) else { return nil }
        defer { removeFirst(Int(length)) }
        return .some(prefix(Int(length)))
    }
}
