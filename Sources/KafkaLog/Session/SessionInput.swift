import EventLog
import KafkaClient

/// One partition that a session delivers.
final class SessionInput {
    let place: TopicPartition
    let queue: PartitionQueue
    /// The next offset to hand over.
    var reading: Int64
    /// Nothing visible lies between ``reading`` and here; past transaction markers.
    var end: Int64 = 0
    /// Until then the other inputs wait for this one's first answer: what one broker sends is not handed over before another
    /// broker was heard at all. `nil`: it has answered, or was waited for long enough.
    private var awaited: ContinuousClock.Instant?

    /// Longer than any fetch of a cluster in health, and short beside taking a partition over.
    private static let patience = Duration.seconds(1)

    init(_ place: TopicPartition, _ queue: PartitionQueue, at offset: Int64) {
        self.place = place
        self.queue = queue
        reading = offset
        awaited = .now + Self.patience
    }

    /// How long the other inputs have to wait for this one at most; `nil`: no longer.
    func patienceLeft() -> Duration? {
        guard let until = awaited else { return nil }
        let left = until - .now
        guard left > .zero, queue.next() == nil else {
            awaited = nil
            return nil
        }
        return left
    }
}

/// The topics that every session reads whole.
final class FollowedTopic {
    let place: TopicPartition
    let cursor: PartitionCursor
    var reading: Int64 = 0
    /// What was there when it was last looked at; records of the inputs wait until it has been handed over.
    var target: Int64 = 0

    init(_ place: TopicPartition, _ cursor: PartitionCursor) {
        self.place = place
        self.cursor = cursor
    }
}
