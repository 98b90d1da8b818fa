package import EventLog
import GRDB

extension EmbeddedSession {
    package func restore(
        _ partition: PartitionID, _ apply: (LogRecord) throws(LogError) -> Void
    ) throws(LogError) {
        let epoch = try requireHolding("restore")
        let place = try lane(partition, "restore").changelog
        var next: Int64 = 0
        while true {
            let batch = try connection.read("restore") { db in
                try group.verify(epoch, db, operation: "restore")
                var batch = RecordBatch(PollLimits())
                next = try batch.fill(from: place, at: next, connection.tables, db).next
                return batch
            }
            guard !batch.isEmpty else { return }
            for record in batch.records() { try apply(record) }
        }
    }

    package func compact(
        _ partition: PartitionID, isLive: (ArraySlice<UInt8>, Offset) -> Bool
    ) throws(LogError) -> Bool {
        let epoch = try requireHolding("compact")
        let place = try lane(partition, "compact").changelog
        // What is live counts the open transaction, so a row could be deleted whose successor is never committed.
        guard pending.isEmpty else { return false }
        let found = try connection.read("compact") { db in
            try compactions[place.id] ?? CompactionPass(ifDue: place, db, connection.settings)
        }
        guard var pass = found else { return false }
        let dead = try connection.read("compact") { db in
            try pass.findDead(place, connection.tables, db, rows: connection.settings.maintenanceRows, isLive)
        }
        if !dead.isEmpty || pass.isComplete {
            try connection.write("compact") { db in
                try group.verify(epoch, db, operation: "compact")
                try pass.delete(dead, place, connection.tables, db)
            }
        }
        compactions[place.id] = pass.isComplete ? nil : pass
        return !pass.isComplete
    }
}
