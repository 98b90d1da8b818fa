import EventLog
import GRDB

/// Retention and the return of free pages, a bounded piece at a time.
struct Maintenance {
    private let interval: Duration
    private var nextRound = ContinuousClock.now

    init(_ settings: EmbeddedLogSettings) { interval = settings.maintenanceInterval }

    /// Runs one piece where a round is due or under way. What passes by itself (the lock is taken, the disk is full) is
    /// left for the next round.
    ///
    /// - Returns: whether there is more to do.
    mutating func runIfDue(_ connection: Connection) throws(LogError) -> Bool {
        guard ContinuousClock.now >= nextRound else { return false }
        do throws(LogError) {
            if try Self.runPiece(connection) { return true }
        } catch {
            guard error.recovery == .retry else { throw error }
        }
        nextRound = ContinuousClock.now + interval
        return false
    }

    /// - Returns: whether there is more to do.
    static func runPiece(_ connection: Connection) throws(LogError) -> Bool {
        try connection.reloadCatalogue("maintain")
        for place in connection.catalogue.places {
            guard let keep = place.spec.cleanup.keep else { continue }
            if try Retention.runPiece(place, keepMilliseconds: keep, connection) { return true }
        }
        return try Vacuum.runPiece(connection)
    }
}
