import EventLog
import Logging

/// What an operator reads while the log refuses to work, and how long the lane waits meanwhile.
extension Lane {
    /// Says what the log refuses and why, and waits: longer each time, so that a full disk does not fill with it.
    ///
    /// - Returns: whether to stop instead of trying again.
    func waitToRetry(after error: LogError) -> Bool {
        refusals += 1
        health.change { $0.refuse() }
        var metadata = Self.metadata(error)
        metadata[LogKey.attempt] = .stringConvertible(refusals)
        logger.warning("The log refused, trying again", metadata: metadata)
        return stop.wait(RetryDelay.before(refusals))
    }

    /// Says once that the log works again. Only a commit shows that, and a poll where nothing is held that could be committed.
    func noteAccepted() {
        aborts = 0
        guard refusals > 0 else { return }
        logger.notice("The log accepts again", metadata: [LogKey.attempt: .stringConvertible(refusals)])
        refusals = 0
        health.change { $0.isRefused = false }
    }

    /// Nothing is lost by it: the records are read again by whoever comes next.
    func noteDropped(_ error: LogError) {
        logger.notice("Last transaction dropped at shutdown", metadata: Self.metadata(error))
    }

    static func metadata(_ error: LogError) -> Logger.Metadata {
        [LogKey.reason: "\(error.code)", LogKey.detail: "\(error)"]
    }
}
