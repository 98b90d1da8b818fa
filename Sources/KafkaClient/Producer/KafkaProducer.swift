import CRdKafka
package import Logging

/// Where a record landed, or why it did not; tagged with what ``KafkaProducer/send(_:_:key:value:headers:time:tag:)`` was
/// given.
package struct DeliveryReport {
    package let tag: UnsafeMutableRawPointer?
    package let offset: Int64
    package let failure: KafkaError?
}

/// An idempotent producer, transactional where it has an id for that.
///
/// Memory: librdkafka holds at most `queue.buffering.max.kbytes` of records that are not acknowledged; beyond that `send`
/// answers `.queueFull`.
package final class KafkaProducer: Sendable {
    let client: ClientHandle
    let undelivered = DeliveryFailure()
    /// `nil`: without transactions.
    let transactionalID: String?

    /// A producer of transactions.
    ///
    /// - Parameter worker: the group as metrics name it; `nil`: they do not.
    /// - Throws: an error that names the property that is wrong.
    package init(
        _ configuration: KafkaConfiguration, transactionalID: String, worker: String? = nil,
        own: [(String, String)] = [],
        logger: Logger
    ) throws(KafkaError) {
        self.transactionalID = transactionalID
        let undelivered = undelivered
        let reports = DeliveryReports(of: "deliver") { report in
            if let failure = report.failure { undelivered.note(failure) }
        }
        let properties = [("transactional.id", transactionalID), ("delivery.report.only.error", "true")]
        client = try Self.connect(
            configuration, properties + own, reports,
            ClientContext(logger, .producer, of: transactionalID, worker: worker, reports: reports))
    }

    /// A producer without transactions.
    package init(
        _ configuration: KafkaConfiguration, own: [(String, String)] = [], logger: Logger, reports: DeliveryReports
    ) throws(KafkaError) {
        transactionalID = nil
        client = try Self.connect(
            configuration, own, reports, ClientContext(logger, .publisher, of: "publisher", reports: reports))
    }

    /// A client whose callbacks run on librdkafka's background thread.
    //
    // Also where only failures are reported: with a callback instead, flushing, and so a commit, would look every 10 ms
    // whether all is delivered (`rd_kafka_flush`); with events it is woken.
    private static func connect(
        _ configuration: KafkaConfiguration, _ own: [(String, String)], _ reports: DeliveryReports,
        _ context: ClientContext
    ) throws(KafkaError) -> ClientHandle {
        let raw = ConfigurationHandle()
        for (name, value) in configuration.allProperties([("enable.idempotence", "true")] + own) {
            try raw.set(name, value)
        }
        ClientContext.install(on: raw)
        reports.install(on: raw)
        let client = try raw.makeClient(RD_KAFKA_PRODUCER, context)
        reports.begin(client)
        return client
    }

    package func topic(_ name: String) throws(KafkaError) -> TopicHandle { try TopicHandle(name, client) }

    /// Hands a record to librdkafka, which copies it.
    ///
    /// - Parameters:
    ///   - key: `nil` for none. `value`: `nil` for a tombstone.
    ///   - headers: `nil` for none, which saves their list.
    ///   - time: milliseconds since 1970, for topics that keep the producer's time; 0: now.
    ///   - tag: comes back with the delivery report.
    /// - Throws: `.queueFull` (flush, then try again), `.messageTooLarge`, why the open transaction failed, or what ended the
    ///   producer.
    package func send(
        _ topic: TopicHandle, _ partition: Int32, key: UnsafeRawBufferPointer?, value: UnsafeRawBufferPointer?,
        headers: MessageHeaders?, time: Int64 = 0, tag: UnsafeMutableRawPointer? = nil
    ) throws(KafkaError) {
        let error = withUnsafeTemporaryAllocation(of: rd_kafka_vu_t.self, capacity: 8) { slots in
            slots.initialize(repeating: rd_kafka_vu_t())
            slots[0].vtype = RD_KAFKA_VTYPE_RKT
            slots[0].u.rkt = topic.raw
            slots[1].vtype = RD_KAFKA_VTYPE_PARTITION
            slots[1].u.i32 = partition
            slots[2].vtype = RD_KAFKA_VTYPE_MSGFLAGS
            slots[2].u.i = RD_KAFKA_MSG_F_COPY
            slots[3].vtype = RD_KAFKA_VTYPE_KEY
            slots[3].u.mem = .init(ptr: Self.pointer(key), size: key?.count ?? 0)
            slots[4].vtype = RD_KAFKA_VTYPE_VALUE
            slots[4].u.mem = .init(ptr: Self.pointer(value), size: value?.count ?? 0)
            slots[5].vtype = RD_KAFKA_VTYPE_TIMESTAMP
            slots[5].u.i64 = time
            slots[6].vtype = RD_KAFKA_VTYPE_OPAQUE
            slots[6].u.ptr = tag
            slots[7].vtype = RD_KAFKA_VTYPE_HEADERS
            slots[7].u.headers = headers?.raw
            let count = headers == nil ? slots.count - 1 : slots.count
            return KafkaError(
                consuming: rd_kafka_produceva(client.raw, slots.baseAddress, count), operation: "produce")
        }
        if let error {
            if error.code == .state, let failure = transactionFailure("produce") { throw failure }
            throw error.about(rd_kafka_topic_name(topic.raw).map { String(cString: $0) }, of: client.raw)
        }
        headers?.give()
    }

    private static func pointer(_ bytes: UnsafeRawBufferPointer?) -> UnsafeMutableRawPointer? {
        bytes.map { UnsafeMutableRawPointer(mutating: MessageHeaders.present($0)) }
    }

    /// Waits until everything sent is acknowledged or failed.
    package func flush(_ timeout: Duration) throws(KafkaError) {
        try check(rd_kafka_flush(client.raw, timeout.milliseconds), "flush")
    }
}
