import CloudEvents
import CoreMetrics
import EventLog
import Logging
import Metrics

extension Lane {
    /// Commits in this order: 1 changed rows to the changelog  2 outputs  3 input positions, all in one transaction of the
    /// log; then 4 the rows are kept and the transaction is forgotten.
    func commit(_ session: Log.Session) throws(WorkerError) {
        let began = ContinuousClock.now
        try flush(session)
        for task in tasks.values { try writeChanges(of: task, session) }
        try commitPatiently(session)
        let took = began.duration(to: .now)
        pace.note(took)
        for task in tasks.values { task.state.table.commit() }
        metrics.commits.increment()
        metrics.count(transaction.output)
        metrics.commitTime.record(duration: took)
        transaction = LaneTransaction()
        sayHeldClocks()
        try compact(session)
    }

    private func writeChanges(of task: PartitionTask, _ session: Log.Session) throws(WorkerError) {
        let topic = plan.session.changelog
        var pass = compactions[task.partition] ?? CompactionPass()
        defer { compactions[task.partition] = pass }
        do {
            try task.state.table.writeChanges { key, row throws(LogError) in
                pass.written += 1
                let bytes = row.map { ChangelogKey.encode(key, $0) } ?? ChangelogKey.encode(key)
                let record = OutgoingRecord(
                    topic: topic, partition: task.partition, key: bytes[..<ChangelogKey.length],
                    value: row.map { _ in bytes[ChangelogKey.length...] })
                let offset = try session.append(record)
                if let offset { pass.end = offset.next }
                return offset
            }
        } catch { throw .log(error) }
    }

    /// Tries again while the log asks for it and nobody stops us: nothing is lost by waiting.
    private func commitPatiently(_ session: Log.Session) throws(WorkerError) {
        let positions = positions()
        while true {
            do {
                try session.commit(positions)
                break
            } catch {
                guard error.recovery == .retry, !waitToRetry(after: error) else { throw .log(error) }
            }
        }
        noteAccepted()
        for position in positions { committed[position.input] = position.next }
        health.change { $0.commit(positions, handled: transaction.output.handled) }
    }

    /// Positions of the inputs that moved, and of every inbox partition held, with the note of its next deadline.
    private func positions() -> [InputPosition] {
        var positions: [InputPosition] = []
        for (input, offset) in transaction.next where input.topic != plan.session.inbox {
            positions.append(InputPosition(input, next: offset))
        }
        for task in tasks.values {
            let input = TopicPartition(plan.session.inbox, task.partition)
            guard let offset = transaction.next(of: input) ?? committed[input] else { continue }
            positions.append(InputPosition(input, next: offset, note: note(task)))
        }
        return positions
    }

    private func note(_ task: PartitionTask) -> String {
        let due = task.state.firstDeadline().map { AppendTime(milliseconds: $0.instant.milliseconds) }
        return PositionNote(isHeld: task.state.clock.isHeld, due: due).text
    }

    /// Undoes everything since the last commit; the session reads again from there.
    func abort(_ session: Log.Session) throws(WorkerError) {
        metrics.aborts.increment()
        aborts += 1
        for task in tasks.values { task.state.rollBack() }
        transaction = LaneTransaction()
        // A session that stands by has no partitions, and so nothing to undo; it may go on standing by.
        guard !tasks.isEmpty else { return }
        do { try session.abort() } catch { throw .log(error) }
    }
}
