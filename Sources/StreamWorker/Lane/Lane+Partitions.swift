import EventLog
import Logging

extension Lane {
    /// Takes partitions over: restore their state, then let their records come.
    func begin(_ partitions: [PartitionID], _ session: Log.Session) throws(WorkerError) {
        health.change { $0.restore(partitions) }
        do {
            for partition in partitions { try restore(partition, session) }
            for records in try session.start(partitions) { pass(over: records) }
            // Positions that the log forgot while nobody ran are known from the state; committed again, they show that
            // nothing is left to do where nothing is.
            if partitions.contains(where: { !session.positions($0).isEmpty }) { transaction.open() }
            sayHeldClocks()
        } catch {
            // A session says once that a partition is ours; what was not restored then needs another session.
            guard error.recovery == .retry else { throw .log(error) }
            throw .log(LogError(error.code, operation: error.operation, recovery: .reopen, message: error.message))
        }
    }

    /// Goes on behind records that were deleted before they were read; the next commit says so.
    private func pass(over records: ExpiredRecords) {
        transaction.advance(records.input, to: records.to)
        logger.warning(
            "Records were deleted before they were read; they were kept for less than the worker was away",
            metadata: [
                LogKey.input: "\(records.input)",
                LogKey.count: .stringConvertible(records.to.number - records.from.number),
            ])
    }

    /// Gives partitions up; everything of theirs is committed already.
    func giveUp(_ partitions: [PartitionID], _ session: Log.Session) throws(WorkerError) {
        for partition in partitions { tasks[partition] = nil }
        health.change { $0.lose(partitions) }
        do { try session.release(partitions) } catch { throw .log(error) }
    }

    private func restore(_ partition: PartitionID, _ session: Log.Session) throws(LogError) {
        let began = ContinuousClock.now
        let task = PartitionTask(partition, deadLetters: plan.deadLetters)
        var pass = CompactionPass()
        try session.restore(partition) { record throws(LogError) in
            guard let key = record.key.flatMap(ChangelogKey.decode), record.value.map(Self.isKnown(key)) ?? true else {
                throw LogError(
                    .unreadable, operation: "restore", recovery: .stop,
                    message:
                        "\(record.source) at offset \(record.offset) holds state of a newer version, or is damaged; "
                        + "run the newest worker, or `leadrelay log check`.")
            }
            if let value = record.value {
                value.withUnsafeBytes { task.state.restore(key, $0, at: record.offset) }
            } else {
                task.state.restore(key, nil, at: record.offset)
            }
            pass.written += 1
            pass.end = record.offset.next
            if pass.written.isMultiple(of: 1_024) {
                health.change {
                    $0.restored(records: 1_024)
                    $0.restored(partition, to: pass.end)
                }
            }
        }
        task.state.finishRestore()
        tasks[partition] = task
        compactions[partition] = pass
        let positions = session.positions(partition)
        health.change { $0.hold(partition, positions, records: pass.written % 1_024) }
        for position in positions where position.input.topic == plan.session.inbox {
            committed[position.input] = position.next
        }
        logger.info(
            "Partition restored",
            metadata: [
                LogKey.partition: .stringConvertible(partition.number),
                LogKey.rows: .stringConvertible(task.state.table.count),
                LogKey.records: .stringConvertible(pass.written),
                LogKey.milliseconds: .stringConvertible(began.duration(to: .now).wholeMilliseconds),
            ])
    }

    func say(_ message: Logger.Message, _ partitions: [PartitionID]) {
        let numbers = partitions.sorted().map { Logger.MetadataValue.stringConvertible($0.number) }
        logger.info(message, metadata: [LogKey.partitions: .array(numbers)])
    }

    /// Says once that the lane has no partition, and so waits for one that another member has.
    func sayStandingBy() {
        guard tasks.isEmpty, !hasSaidStandingBy else {
            hasSaidStandingBy = tasks.isEmpty
            return
        }
        hasSaidStandingBy = true
        logger.info("Standing by: another member has the partitions, or they are not given out yet")
    }

    private static func isKnown(_ key: StateKey) -> (ArraySlice<UInt8>) -> Bool {
        { value in value.withUnsafeBytes { !key.store.hasHead || StateRow($0) != nil } }
    }
}

extension Duration {
    var wholeMilliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
