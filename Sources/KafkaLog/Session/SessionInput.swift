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

    init(_ place: TopicPartition, _ queue: PartitionQueue, at offset: Int64) {
        self.place = place
        self.queue = queue
        reading = offset
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
