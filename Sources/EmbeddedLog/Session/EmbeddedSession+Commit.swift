package import EventLog
import GRDB

extension EmbeddedSession {
    @discardableResult
    package func append(_ record: OutgoingRecord) throws(LogError) -> Offset? {
        _ = try requireHolding("append")
        let place = try connection.checkedPlace(of: record, operation: "append")
        // The session is the only writer of its changelog, so the offset is known before the commit.
        let told = changelogEnds[place.id]
        pending.append(PendingRecord(record: record, place: place, told: told))
        guard let told else { return nil }
        changelogEnds[place.id] = told + 1
        return Offset(told)
    }

    package func commit(_ positions: [InputPosition]) throws(LogError) {
        let epoch = try requireHolding("commit")
        let places = try places(of: positions)
        try connection.write("commit") { db in
            try group.verify(epoch, db, operation: "commit")
            var appender = Appender(db, connection.tables, now: connection.settings.clock())
            for row in pending {
                let offset = try appender.append(row.record, at: row.place)
                if let told = row.told, told != offset { throw changedChangelog(row.place) }
            }
            try appender.finish()
            for (position, place) in zip(positions, places) {
                try group.set(place, next: position.next, note: position.note, db)
            }
        }
        pending.removeAll(keepingCapacity: true)
        for (position, place) in zip(positions, places) {
            committed[place.id] = (position.next.number, position.note)
        }
    }

    package func abort() throws(LogError) {
        _ = try requireHolding("abort")
        for row in pending.reversed() where row.told != nil { changelogEnds[row.place.id] = row.told }
        pending = []
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
        guard record.size <= place.spec.maximumRecordBytes else {
            throw LogError(
                .recordTooLarge, operation: operation, recovery: .stop,
                message: "a record for \(place.partition) has \(record.size) bytes; at most"
                    + " \(place.spec.maximumRecordBytes) are allowed")
        }
        return place
    }
}
