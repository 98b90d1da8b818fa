package import EventLog
import GRDB

extension EmbeddedSession {
    @discardableResult
    package func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        _ = try requireHolding("append")
        let target = try target(of: record)
        pending.append(record, to: target)
        return targets.takeOffset(target).flatMap(Offset.init)
    }

    private func target(of record: OutgoingRecord) throws(LogError) -> Int {
        let partition = TopicPartition(record.topic, record.partition)
        guard let known = targets.number(of: partition) else {
            return targets.add(try connection.checkedPlace(of: record, operation: "append"))
        }
        try record.requireFits(targets[known].place, operation: "append")
        return known
    }

    package func commit(_ positions: [InputPosition]) throws(LogError) {
        let epoch = try requireHolding("commit")
        let places = try places(of: positions)
        try connection.write("commit") { db in
            try group.verify(epoch, db, operation: "commit")
            try writePending(db)
            for (position, place) in zip(positions, places) {
                try group.set(place, next: position.next, note: position.note, db)
            }
        }
        pending.removeAll()
        targets.keep()
        for (position, place) in zip(positions, places) {
            committed[place.id] = (position.next.number, position.note)
        }
    }

    private func writePending(_ db: Database) throws {
        var appender = Appender(db, connection.tables, now: connection.settings.clock())
        /// By the target's number; -1 for one that the transaction has not come to.
        var heads = [Int](repeating: -1, count: targets.indices.count)
        try pending.visit { target, row in
            if heads[target] < 0 {
                let (head, next) = try appender.open(targets[target].place)
                if let told = targets[target].committedEnd, told != next {
                    throw changedChangelog(targets[target].place)
                }
                heads[target] = head
            }
            try appender.append(row, to: heads[target])
        }
        try appender.finish()
    }

    package func abort() throws(LogError) {
        _ = try requireHolding("abort")
        targets.undo()
        pending.removeAll()
        for partition in started {
            for place in try lane(partition, "abort").inputs { reading[place.id] = committed[place.id]?.next ?? 0 }
        }
    }

    private func changedChangelog(_ place: Place) -> LogError {
        LogError(
            .fenced, operation: "commit", recovery: .reopen,
            message: "\(place.partition) has rows that this session did not write; nobody but the member that has"
                + " \(plan.group) may write its changelog")
    }

    private func places(of positions: [InputPosition]) throws(LogError) -> [Place] {
        var places: [Place] = []
        for position in positions {
            let place = try connection.place(position.input, operation: "commit")
            guard inputs.positioned.contains(place.id) else {
                throw LogError(
                    .invalidArgument, operation: "commit", recovery: .stop,
                    message: "\(position.input) is no input of \(plan.group)")
            }
            guard position.note.utf8.count <= InputPosition.longestNote else {
                throw LogError(
                    .invalidArgument, operation: "commit", recovery: .stop,
                    message: "the note at \(position.input) has \(position.note.utf8.count) bytes; at most"
                        + " \(InputPosition.longestNote) are allowed")
            }
            places.append(place)
        }
        return places
    }
}

extension InputPosition {
    /// Bytes.
    static let longestNote = 256
}

extension Connection {
    /// The place that a record goes to.
    ///
    /// - Throws: `.unknownTopic`, `.recordTooLarge`, or `.invalidArgument` where the headers do not follow their shape.
    func checkedPlace(of record: OutgoingRecord, operation: String) throws(LogError) -> Place {
        let place = try place(TopicPartition(record.topic, record.partition), operation: operation)
        try record.requireFits(place, operation: operation)
        return place
    }
}

extension OutgoingRecord {
    /// - Throws: `.recordTooLarge`.
    func requireFits(_ place: Place, operation: String) throws(LogError) {
        guard size > place.spec.maximumRecordBytes else { return }
        throw LogError(
            .recordTooLarge, operation: operation, recovery: .stop,
            message: "a record for \(place.partition) has \(size) bytes; at most"
                + " \(place.spec.maximumRecordBytes) are allowed")
    }
}
