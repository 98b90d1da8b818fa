import CloudEvents
import EventLog

extension Lane {
    /// Records that are gathered before they go to the session, which may carry them away while the lane decides on. Fewer
    /// would make small batches of them.
    private static var piece: Int { 2_048 }

    /// Takes a batch, record by record, in order; what follows from it goes to the session piece by piece.
    func take(_ records: [LogRecord], _ session: Log.Session) throws(WorkerError) {
        var source: TopicPartition?
        var role = InputRole.sidecar
        var task: PartitionTask?
        for record in records {
            if stop.isSet { return }
            // Records of one input come one after the other.
            if record.source != source {
                source = record.source
                role = plan.session.role(of: record.source.topic)
                task = tasks[record.source.partition]
            }
            if case .followed = role {
                work.follow(record, Envelope(headersOf: record))
            } else if let task {
                try take(record, task, isInbox: role == .inbox, session)
                if transaction.output.records.count >= Self.piece { try flush(session) }
            }
        }
        try flush(session)
    }

    private func take(
        _ record: LogRecord, _ task: PartitionTask, isInbox: Bool, _ session: Log.Session
    ) throws(WorkerError) {
        do {
            if isInbox {
                try task.takeFromInbox(record, &work, &transaction.output)
            } else {
                try task.takeFromSidecar(record, &work, &transaction.output)
            }
        } catch { throw .processor(error) }
        if isInbox, task.isDue, try !fireDue(task, after: record, session) { return }
        transaction.advance(record.source, to: record.offset.next)
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
        guard !transaction.output.records.isEmpty else { return }
        defer { transaction.forgetRecords() }
        do {
            for record in transaction.output.records { try session.append(record) }
        } catch { throw .log(error) }
    }
}

/// What an input of a session is to its lane.
private enum InputRole {
    case inbox, sidecar, followed
}

extension SessionPlan {
    fileprivate func role(of topic: TopicName) -> InputRole {
        topic == inbox ? .inbox : followed.contains(topic) ? .followed : .sidecar
    }
}
