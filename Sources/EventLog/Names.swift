/// Name of a topic. Range: 1 to 249 of the characters `a-z A-Z 0-9 . _ -`, as Apache Kafka has it.
package struct TopicName: Hashable, Sendable, CustomStringConvertible {
    package let name: String

    package init?(_ name: String) {
        guard (1...249).contains(name.utf8.count), name != ".", name != "..",
            name.utf8.allSatisfy(Self.isAllowed)
        else { return nil }
        self.name = name
    }

    package var description: String { name }

    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// Name of a consumer group: the workers of one team share it. Same characters as ``TopicName``.
package struct GroupName: Hashable, Sendable, CustomStringConvertible {
    package let name: String

    package init?(_ name: String) {
        guard TopicName(name) != nil else { return nil }
        self.name = name
    }

    package var description: String { name }
}

/// Zero-based partition number inside one topic. Range: `0...Int32.max`.
package struct PartitionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int32

    package init?(_ number: Int32) {
        guard number >= 0 else { return nil }
        self.number = number
    }

    private init(unchecked number: Int32) { self.number = number }

    /// The only partition of a topic that has one.
    package static let zero = PartitionID(unchecked: 0)

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    package var description: String { String(number) }
}

/// One partition of one topic.
package struct TopicPartition: Hashable, Sendable, CustomStringConvertible {
    package let topic: TopicName
    package let partition: PartitionID

    package init(_ topic: TopicName, _ partition: PartitionID) {
        self.topic = topic
        self.partition = partition
    }

    package var description: String { "\(topic)[\(partition)]" }
}

/// Place of a record in its partition, counted from 0; as a position, the place of the next record to read.
package struct Offset: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    /// `nil` for a negative number.
    package init?(_ number: Int64) {
        guard number >= 0 else { return nil }
        self.number = number
    }

    private init(unchecked number: Int64) { self.number = number }

    package static let zero = Offset(unchecked: 0)

    /// The place after this one.
    package var next: Offset { Offset(unchecked: number &+ 1) }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    package var description: String { String(number) }
}

/// When the log took a record in. Unit: milliseconds since 1970-01-01T00:00:00Z. Never falls within a partition.
package struct AppendTime: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
