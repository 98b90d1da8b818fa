import CRdKafka

extension KafkaProducer {
    /// Claims the transactional id: fences whoever had it, and ends what it left open.
    package func initTransactions(timeout: Duration) throws(KafkaError) {
        do {
            try check(rd_kafka_init_transactions(client.raw, timeout.milliseconds), "begin to use transactions")
        } catch {
            guard !error.code.isDenial, let problem = client.context.problem else { throw naming(error) }
            throw KafkaError(
                error.code, operation: error.operation, recovery: error.recovery,
                message: "\(error.message); the last problem was: \(problem.message)")
        }
    }

    package func beginTransaction() throws(KafkaError) {
        _ = undelivered.take()
        try check(rd_kafka_begin_transaction(client.raw), "begin a transaction")
    }

    /// Puts the group's offsets into the transaction. The coordinator refuses them where the member that the metadata tells
    /// of is not in the group any longer.
    package func sendOffsets(
        _ offsets: [PartitionOffset], _ group: GroupMetadata, timeout: Duration
    ) throws(KafkaError) {
        let list = PartitionList(offsets)
        do {
            try check(
                rd_kafka_send_offsets_to_transaction(client.raw, list.raw, group.raw, timeout.milliseconds),
                "put offsets into the transaction")
        } catch {
            throw naming(error, group.group)
        }
    }

    /// What a denial was about, as far as it is known.
    private func naming(_ error: KafkaError, _ group: String? = nil) -> KafkaError {
        switch error.code {
        case .groupDenied: error.about(group.map { "group \($0)" }, of: client.raw)
        case .transactionDenied: error.about(transactionalID.map { "transactional id \($0)" }, of: client.raw)
        case .topicDenied: error.about(client.context.refusedTopic, of: client.raw)
        default: error
        }
    }

    /// Delivers what was sent, then commits.
    ///
    /// - Throws: `.retry`: the outcome is open, call again; `.abortTransaction`: nothing was committed. Where a record could
    ///   not be delivered at all, its own error with `.stop`.
    package func commitTransaction(timeout: Duration) throws(KafkaError) {
        do {
            try check(rd_kafka_commit_transaction(client.raw, timeout.milliseconds), "commit")
        } catch {
            throw cause(of: error)
        }
    }

    /// Why the open transaction failed; `nil` where it did not.
    //
    // librdkafka refuses records from then on without saying why, and has no question for it. To begin another transaction
    // is refused for the same reason, and changes nothing.
    func transactionFailure(_ operation: String) -> KafkaError? {
        guard transactionalID != nil,
            let error = KafkaError(consuming: rd_kafka_begin_transaction(client.raw), operation: operation),
            error.recovery == .abortTransaction || error.recovery == .recreateClient
        else { return nil }
        return cause(of: error)
    }

    /// The record that could not be delivered at all, where one is why.
    private func cause(of error: KafkaError) -> KafkaError {
        guard error.recovery == .abortTransaction, let cause = undelivered.take(),
            cause.recovery == .stop, [.messageTooLarge, .topicDenied].contains(cause.code)
        else { return naming(error) }
        return cause
    }

    package func abortTransaction(timeout: Duration) throws(KafkaError) {
        try check(rd_kafka_abort_transaction(client.raw, timeout.milliseconds), "abort")
    }
}
