/// The input positions of one partition's state, as its changelog holds them: in the same transaction as the group's
/// offsets, so that whoever restores the state knows where in the input it stands.
///
/// Shape: one record under ``key``; its value has one line an input: topic, partition and next offset, with a space
/// between. A topic's name has no space. A log that forgets groups writes it; ``LogReader/group(_:reading:changelog:)`` reads it.
package enum PositionRecord {
    /// Begins with a byte that no row's key begins with.
    package static let key: [UInt8] = [0xff] + Array("positions".utf8)

    package static func encode(_ positions: [InputPosition]) -> [UInt8] {
        Array(
            positions.map { "\($0.input.topic) \($0.input.partition) \($0.next)\n" }.joined().utf8)
    }

    /// What a record of a changelog says of positions; `nil` for a row.
    ///
    /// - Throws: `.unreadable` where it does not follow the shape.
    package static func positions(
        in record: LogRecord, _ operation: String
    ) throws(LogError) -> [TopicPartition: Offset]? {
        guard let key = record.key, key.elementsEqual(Self.key) else { return nil }
        if let found = record.value.flatMap(decode) { return found }
        throw LogError(
            .unreadable, operation: operation, recovery: .stop,
            message: "the positions at \(record.source) offset \(record.offset) cannot be read; they were"
                + " written by a newer version, or by somebody else")
    }

    /// `nil` where the value does not follow the shape.
    package static func decode(_ value: ArraySlice<UInt8>) -> [TopicPartition: Offset]? {
        guard let text = String(validating: value, as: UTF8.self) else { return nil }
        var positions: [TopicPartition: Offset] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let topic = TopicName(String(words[0])),
                let partition = Int32(words[1]).flatMap({ PartitionID($0) }),
                let next = Int64(words[2]).flatMap({ Offset($0) })
            else { return nil }
            positions[TopicPartition(topic, partition)] = next
        }
        return positions
    }
}
