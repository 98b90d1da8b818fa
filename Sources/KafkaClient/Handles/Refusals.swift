import Synchronization

/// How long brokers have refused our credentials or our certificate, again and again. Thread: any.
package final class Refusals: Sendable {
    private struct Row {
        var first: ContinuousClock.Instant
        var last: ContinuousClock.Instant
        var error: KafkaError
    }

    private let row = Mutex<Row?>(nil)
    /// librdkafka tries again at least every 10 s, and keeps to itself for 30 s what is the same as before.
    private static let pause: Duration = .seconds(45)

    package init() {}

    package func note(_ error: KafkaError, at now: ContinuousClock.Instant = .now) {
        guard [.authentication, .tls].contains(error.code) else { return }
        row.withLock { row in
            let isFirst = row.map { now - $0.last > Self.pause } ?? true
            row = Row(first: isFirst ? now : row?.first ?? now, last: now, error: error)
        }
    }

    /// The last one, where they have come for so long without a longer pause.
    package func lasting(_ time: Duration, at now: ContinuousClock.Instant = .now) -> KafkaError? {
        row.withLock { row in
            guard let row, now - row.last <= Self.pause, row.last - row.first >= time else { return nil }
            return row.error
        }
    }
}
