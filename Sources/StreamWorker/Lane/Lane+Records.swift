import CloudEvents
import EventLog

extension Lane {
    /// Takes a batch, record by record, in order.
    func take(_ records: [LogRecord], _ session: Log.Session) throws(WorkerError) {
        for record in records {
            if stop.isSet { return }
            if plan.session.followed.contains(record.source.topic) {
                work.follow(record, Envelope(headersOf: record))
            } else {
                try take(record, session)
            }
        }
    }

    private func take(_ record: LogRecord, _ session: Log.Session) throws(WorkerError) {
        guard let task = tasks[record.source.partition] else { return }
        let isInbox = record.source.topic == plan.session.inbox
        do {
            if isInbox {
                try task.takeFromInbox(record, &work, &transaction.output)
            } else {
                try task.takeFromSidecar(record, &work, &transaction.output)
            }
        } catch { throw .processor(error) }
        if isInbox, try !fireDue(task, after: record, session) { return }
        transaction.advance(record.source, to: record.offset.next)
        try flush(session)
    }

    /// Fires what a tick made due, committing between pieces. The tick's own position is not advanced before all has fired,
    /// so that a restart goes on where this one ended.
    ///
    /// - Returns: `false` where the stop signal came first.
    private func fireDue(
        _ task: PartitionTask, after tick: LogRecord, _ session: Log.Session
    ) throws(WorkerError) -> Bool {
        while true {
            let isMore: Bool
            do {
                isMore = try task.fireDue(
                    &work, limit: settings.firingsPerCommit, appendTime: tick.appendTime, &transaction.output)
            } catch { throw .processor(error) }
            guard isMore else { return true }
            transaction.open()
            try commit(session)
            if stop.isSet { return false }
        }
    }

    /// Hands the gathered records to the session.
    func flush(_ session: Log.Session) throws(WorkerError) {
        let records = transaction.output.records
        guard !records.isEmpty else { return }
        transaction.output.records.removeAll(keepingCapacity: true)
        do {
            for record in records { try session.append(record) }
        } catch { throw .log(error) }
    }
}
