import CRdKafka
package import Logging

/// A member of a consumer group.
///
/// Its partitions' records come through a ``PartitionQueue`` each, so that one busy partition keeps none waiting.
/// Thread: one at a time, but for ``pipe``.
package final class GroupConsumer {
    package let pipe: WakePipe
    let client: ClientHandle
    private let group: String
    private let main: QueueHandle
    private let messages: UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>

    /// - Parameter member: whose metrics they are.
    /// - Parameter worker: the group as metrics name it; `nil`: they do not.
    /// - Parameter instance: stable name of this member (static membership); `nil` for none.
    /// - Throws: an error that names the property that is wrong.
    package init(
        _ configuration: KafkaConfiguration, group: String, member: String, worker: String? = nil,
        instance: String?,
        own: [(String, String)] = [],
        logger: Logger
    ) throws(KafkaError) {
        let raw = ConfigurationHandle()
        var properties = [
            ("group.id", group), ("partition.assignment.strategy", "cooperative-sticky"),
            ("enable.auto.commit", "false"), ("enable.auto.offset.store", "false"), ("auto.offset.reset", "error"),
            ("isolation.level", "read_committed"), ("enable.partition.eof", "true"),
            ("allow.auto.create.topics", "false"),
        ]
        if let instance { properties.append(("group.instance.id", instance)) }
        for (name, value) in configuration.allProperties(properties + own) { try raw.set(name, value) }
        ClientContext.install(on: raw)
        RebalanceInbox.install(on: raw)
        client = try raw.makeClient(RD_KAFKA_CONSUMER, ClientContext(logger, .consumer, of: member, worker: worker))
        self.group = group
        pipe = try WakePipe()
        rd_kafka_poll_set_consumer(client.raw)
        main = QueueHandle(adopting: rd_kafka_queue_get_consumer(client.raw), of: client)
        main.ring(pipe)
        messages = .allocate(capacity: 64)
        messages.initialize(repeating: nil)
    }

    deinit { messages.deallocate() }

    package func subscribe(to topics: [String]) throws(KafkaError) {
        let list = PartitionList(topics.map { KafkaPartition($0, -1) })
        try check(rd_kafka_subscribe(client.raw, list.raw), "subscribe")
    }

    /// Serves librdkafka: heart of the group's membership, to be called at least once in `max.poll.interval.ms`.
    ///
    /// - Throws: an error with `.recreateClient` once the member is fenced; errors about the subscription.
    package func serve() throws(KafkaError) {
        let count = rd_kafka_consume_batch_queue(main.raw, 0, messages.baseAddress, messages.count)
        var failure: KafkaError?
        for index in 0..<max(0, count) {
            guard let message = messages[index] else { continue }
            let text = rd_kafka_message_errstr(message).map { String(cString: $0) }
            failure = failure ?? KafkaError(message.pointee.err, operation: "consume", message: text)
            rd_kafka_message_destroy(message)
        }
        if let fatal = client.endingError("consume") { throw fatal }
        guard let failure, failure.recovery != .retry, failure.code != .partitionEnd else { return }
        // A topic that was just created is unknown to some brokers for a moment; librdkafka asks again by itself. Who was away
        // for too long learns it from the rebalance that follows.
        let mending: [KafkaCode] = [.unknownTopic, .unknownPartition, .unknownTopicOrPartition, .pollsTooFarApart]
        guard !mending.contains(failure.code) else { return }
        throw failure.code == .groupDenied ? failure.about("group \(group)", of: client.raw) : failure
    }

    /// For a member without partitions: where brokers go on refusing its credentials, it will not get any.
    ///
    /// - Throws: `.stop`, once that has lasted for so long.
    package func requireCredentials(within time: Duration) throws(KafkaError) {
        guard let refusal = client.context.refusals.lasting(time) else { return }
        throw KafkaError(
            refusal.code, operation: "connect", recovery: .stop,
            message:
                "the brokers refuse the credentials or the certificate that were good before (\(refusal.message)); renew them,"
                + " and start again")
    }

    /// What the coordinator decided and was not told yet. Each is to be answered by ``assign(_:keeping:)`` or
    /// ``unassign(_:)``.
    package func nextRebalance() -> Rebalance? { client.context.rebalances.next() }

    /// The queue of one partition. Made before the partition is assigned, so that nothing takes another way.
    package func queue(of partition: KafkaPartition) throws(KafkaError) -> PartitionQueue {
        guard let raw = rd_kafka_queue_get_partition(client.raw, partition.topic, partition.number) else {
            throw KafkaError(
                .unknownPartition, operation: "assign", recovery: .stop,
                message: "\(partition.topic)[\(partition.number)] is unknown")
        }
        rd_kafka_queue_forward(raw, nil)
        let queue = PartitionQueue(partition, QueueHandle(adopting: raw, of: client))
        queue.ring(pipe)
        return queue
    }

    /// What a transaction proves its membership with.
    package func groupMetadata() -> GroupMetadata? {
        rd_kafka_consumer_group_metadata(client.raw).map { GroupMetadata(adopting: $0, of: group) }
    }

    /// Leaves the group, waiting for it shortly. A static member's partitions stay its own until its session times out.
    ///
    /// - Parameter forGood: whether a static member is taken out of the group as well, so that others get its partitions.
    package func close(forGood: Bool = false) {
        let hasJoined = rd_kafka_rebalance_protocol(client.raw).map { String(cString: $0) } != "NONE"
        client.context.rebalances.close(hasJoined: hasJoined)
        if client.context.rebalances.owesEnd { try? unassign([]) }
        if forGood { leave(within: .seconds(5)) }
        rd_kafka_consumer_close(client.raw)
    }

    /// Closing alone never takes a static member out; giving its subscription up does.
    private func leave(within patience: Duration) {
        let deadline = ContinuousClock.now + patience
        rd_kafka_unsubscribe(client.raw)
        while memberID != nil, ContinuousClock.now < deadline {
            pipe.wait(.milliseconds(20))
            _ = pipe.take()
            try? serve()
        }
    }

    /// The id that the coordinator gave this member; `nil` while it is none.
    package var memberID: String? {
        guard let id = rd_kafka_memberid(client.raw) else { return nil }
        defer { rd_kafka_mem_free(client.raw, id) }
        return id.pointee == 0 ? nil : String(cString: id)
    }
}

/// Sole owner of a group's metadata as it was at one moment.
package final class GroupMetadata {
    let raw: OpaquePointer
    let group: String

    init(adopting raw: OpaquePointer, of group: String) {
        self.raw = raw
        self.group = group
    }

    deinit { rd_kafka_consumer_group_metadata_destroy(raw) }
}
