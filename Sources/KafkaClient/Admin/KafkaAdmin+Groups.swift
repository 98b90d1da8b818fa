import CRdKafka
import Glibc

/// A group with its live members.
package struct KafkaGroup: Hashable, Sendable {
    package let name: String
    /// Whether the coordinator knows it: it has members, or committed offsets.
    package let isKnown: Bool
    /// Stable names of the members, or, where one has none, the id that the coordinator gave it.
    package let members: [String]

    /// Names of the members, with commas; `nil` where there is none.
    package var holder: String? { members.isEmpty ? nil : members.sorted().joined(separator: ",") }
}

extension KafkaAdmin {
    /// Names of all groups that the cluster knows. Every broker that the client knows of is asked.
    ///
    /// - Throws: where one of them gives no answer, because the groups that it coordinates are not known then.
    package func groupNames(timeout: Duration) throws(KafkaError) -> [String] {
        let operation = "list groups"
        let answer = try ask(operation, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, timeout: timeout) {
            rd_kafka_ListConsumerGroups(client.raw, $0, $1)
        }
        let result = rd_kafka_event_ListConsumerGroups_result(answer.event)
        var count = 0
        if let failures = rd_kafka_ListConsumerGroups_result_errors(result, &count), count > 0 {
            try check(failures[0], operation)
        }
        let listings = rd_kafka_ListConsumerGroups_result_valid(result, &count)
        return (0..<count).compactMap { index in
            listings?[index].flatMap { rd_kafka_ConsumerGroupListing_group_id($0) }.map { String(cString: $0) }
        }
    }

    /// Asks the group's coordinator, wherever it is now.
    package func describe(_ group: String, timeout: Duration) throws(KafkaError) -> KafkaGroup {
        let operation = "describe a group"
        let name = strdup(group)
        defer { free(name) }
        let answer = try ask(
            operation, RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeout: timeout, about: "group \(group)"
        ) {
            options, queue in
            var names: [UnsafePointer<CChar>?] = [UnsafePointer(name)]
            names.withUnsafeMutableBufferPointer {
                rd_kafka_DescribeConsumerGroups(client.raw, $0.baseAddress, $0.count, options, queue)
            }
        }
        var count = 0
        let found = rd_kafka_DescribeConsumerGroups_result_groups(
            rd_kafka_event_DescribeConsumerGroups_result(answer.event), &count)
        guard count > 0, let description = found?[0] else {
            return KafkaGroup(name: group, isKnown: false, members: [])
        }
        do {
            try check(rd_kafka_ConsumerGroupDescription_error(description), operation)
        } catch {
            // Newer brokers say so of a group that older ones call dead.
            guard error.code == .groupNotFound else { throw error.about("group \(group)", of: client.raw) }
            return KafkaGroup(name: group, isKnown: false, members: [])
        }
        let state = rd_kafka_ConsumerGroupDescription_state(description)
        return KafkaGroup(
            name: group, isKnown: state != RD_KAFKA_CONSUMER_GROUP_STATE_DEAD, members: Self.members(of: description))
    }

    private static func members(of group: OpaquePointer) -> [String] {
        (0..<rd_kafka_ConsumerGroupDescription_member_count(group)).compactMap { index in
            guard let member = rd_kafka_ConsumerGroupDescription_member(group, index) else { return nil }
            let name =
                rd_kafka_MemberDescription_group_instance_id(member)
                ?? rd_kafka_MemberDescription_consumer_id(member)
            return name.map { String(cString: $0) }
        }
    }

    /// The group's committed offsets, without those that a transaction still holds back.
    package func offsets(of group: String, timeout: Duration) throws(KafkaError) -> [PartitionOffset] {
        try offsets(
            of: group, rd_kafka_ListConsumerGroupOffsets_new(group, nil), requireStable: false, timeout)
    }

    /// The offsets that the group has committed in these partitions; -1001 where there is none.
    ///
    /// - Throws: `unstableOffsets` while a transaction holds one of them back. (librdkafka 2.0.2 heeds that only where
    ///   partitions are named.)
    package func stableOffsets(
        of group: String, in partitions: [KafkaPartition], timeout: Duration
    ) throws(KafkaError) -> [PartitionOffset] {
        let list = PartitionList(partitions)
        return try offsets(
            of: group, rd_kafka_ListConsumerGroupOffsets_new(group, list.raw), requireStable: true, timeout)
    }

    /// - Parameter request: is destroyed.
    private func offsets(
        of group: String, _ request: OpaquePointer?, requireStable: Bool, _ timeout: Duration
    ) throws(KafkaError) -> [PartitionOffset] {
        let operation = "list a group's offsets"
        let made = [request]
        defer { rd_kafka_ListConsumerGroupOffsets_destroy(request) }
        let answer = try ask(
            operation, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeout: timeout, requireStable: requireStable,
            about: "group \(group)"
        ) { options, queue in
            withPointers(made) { rd_kafka_ListConsumerGroupOffsets(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let results = rd_kafka_ListConsumerGroupOffsets_result_groups(
            rd_kafka_event_ListConsumerGroupOffsets_result(answer.event), &count)
        return try offsets(results, count, operation)
    }

    /// Moves an idle group. Refused by the coordinator while the group has members.
    package func alter(_ group: String, to offsets: [PartitionOffset], timeout: Duration) throws(KafkaError) {
        let operation = "move a group"
        let list = PartitionList(offsets)
        let made = [rd_kafka_AlterConsumerGroupOffsets_new(group, list.raw)]
        defer { rd_kafka_AlterConsumerGroupOffsets_destroy(made[0]) }
        let answer = try ask(
            operation, RD_KAFKA_ADMIN_OP_ALTERCONSUMERGROUPOFFSETS, timeout: timeout, about: "group \(group)"
        ) {
            options, queue in
            withPointers(made) { rd_kafka_AlterConsumerGroupOffsets(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let results = rd_kafka_AlterConsumerGroupOffsets_result_groups(
            rd_kafka_event_AlterConsumerGroupOffsets_result(answer.event), &count)
        _ = try self.offsets(results, count, operation)
    }

    /// Forgets an idle group with its offsets, as the cluster itself does once their retention has passed.
    package func delete(group: String, timeout: Duration) throws(KafkaError) {
        let operation = "delete a group"
        let made = [rd_kafka_DeleteGroup_new(group)]
        defer { rd_kafka_DeleteGroup_destroy(made[0]) }
        let answer = try ask(operation, RD_KAFKA_ADMIN_OP_DELETEGROUPS, timeout: timeout, about: "group \(group)") {
            options, queue in
            withPointers(made) { rd_kafka_DeleteGroups(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let results = rd_kafka_DeleteGroups_result_groups(rd_kafka_event_DeleteGroups_result(answer.event), &count)
        _ = try result(results, count, operation)
    }

    /// What the coordinator says of the one group that was asked for; `nil`: nothing.
    private func result(
        _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int, _ operation: String
    ) throws(KafkaError) -> OpaquePointer? {
        guard count > 0, let result = results?[0] else { return nil }
        do {
            try check(rd_kafka_group_result_error(result), operation)
        } catch {
            throw error.about(
                rd_kafka_group_result_name(result).map { "group \(String(cString: $0))" }, of: client.raw)
        }
        return result
    }

    private func offsets(
        _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int, _ operation: String
    ) throws(KafkaError) -> [PartitionOffset] {
        guard let result = try result(results, count, operation), let list = rd_kafka_group_result_partitions(result)
        else { return [] }
        return try PartitionList.offsets(of: list, operation)
    }

    /// - Throws: what an error object says that stays librdkafka's own.
    private func check(_ raw: OpaquePointer?, _ operation: String) throws(KafkaError) {
        guard let raw else { return }
        let text = String(cString: rd_kafka_error_string(raw))
        if let error = KafkaError(rd_kafka_error_code(raw), operation: operation, message: text) { throw error }
    }
}
