import CRdKafka

extension LogConsumer {
    /// What each member of a group was given, by the ids that the coordinator gave them; `nil` while that changes, and where
    /// it cannot be known in time. Every broker is asked; one that is away costs the whole time-out.
    ///
    /// Not by `rd_kafka_DescribeConsumerGroups`: in librdkafka 2.0.2 its time-out ends the process with an assertion where it
    /// comes while the coordinator cannot be reached (seen, with a broker killed).
    package func shares(of group: String, timeout: Duration) -> [String: [KafkaPartition]]? {
        var found: UnsafePointer<rd_kafka_group_list>?
        let code = rd_kafka_list_groups(client.raw, group, &found, timeout.milliseconds)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR__PARTIAL, let found else { return nil }
        defer { rd_kafka_group_list_destroy(found) }
        for index in 0..<Int(found.pointee.group_cnt) {
            let info = found.pointee.groups[index]
            guard let name = info.group, String(cString: name) == group, info.err == RD_KAFKA_RESP_ERR_NO_ERROR,
                let state = info.state, String(cString: state) == "Stable"
            else { continue }
            return Self.shares(info)
        }
        return nil
    }

    private static func shares(_ info: rd_kafka_group_info) -> [String: [KafkaPartition]]? {
        var shares: [String: [KafkaPartition]] = [:]
        for index in 0..<Int(info.member_cnt) {
            let member = info.members[index]
            let bytes = UnsafeRawBufferPointer(
                start: member.member_assignment, count: Int(member.member_assignment_size))
            guard let id = member.member_id, let partitions = AssignmentReader.partitions(bytes) else { return nil }
            shares[String(cString: id)] = partitions
        }
        return shares
    }
}

/// Reads what a member was given as Kafka's consumer protocol writes it: a version, then each topic with its partitions.
struct AssignmentReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// - Returns: `nil` where it cannot be read. Nothing at all is no partition.
    static func partitions(_ bytes: UnsafeRawBufferPointer) -> [KafkaPartition]? {
        guard !bytes.isEmpty else { return [] }
        var reader = AssignmentReader(bytes: bytes)
        guard reader.number(Int16.self) != nil, let topics = reader.number(Int32.self) else { return nil }
        var partitions: [KafkaPartition] = []
        for _ in 0..<max(0, topics) {
            guard let topic = reader.text(), let count = reader.number(Int32.self) else { return nil }
            for _ in 0..<max(0, count) {
                guard let number = reader.number(Int32.self) else { return nil }
                partitions.append(KafkaPartition(topic, number))
            }
        }
        return partitions
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        let size = MemoryLayout<Number>.size
        guard bytes.count - position >= size else { return nil }
        defer { position += size }
        return Number(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    private mutating func text() -> String? {
        guard let length = number(Int16.self), length >= 0, bytes.count - position >= Int(length) else { return nil }
        defer { position += Int(length) }
        return String(decoding: bytes[position..<(position + Int(length))], as: UTF8.self)
    }
}
