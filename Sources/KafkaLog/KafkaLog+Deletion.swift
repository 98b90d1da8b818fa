package import EventLog
import KafkaClient

extension KafkaLog {
    /// - Throws: `.unknownTopic`; `.offsetOutOfRange` past the partition's end; `.inputOutput` where the topic is compacted
    ///   only, because Kafka deletes nothing from such a topic on demand.
    package func deleteRecords(of place: TopicPartition, before offset: Offset) throws(LogError) {
        _ = try catalogue.checked(place, "deleteRecords")
        let before = PartitionOffset(catalogue.kafkaPartition(place), offset.number)
        try onKafka { () throws(KafkaError) in
            try KafkaAdmin(sharing: control).deleteRecords(before: [before], timeout: settings.requestTimeout)
        }
    }

    /// Deletes every topic of the log, with all that is in them. For tests.
    ///
    /// - Throws: `.invalidArgument` where the log has no prefix: the topics of others would go with its own.
    package func deleteTopics() throws(LogError) {
        guard !settings.prefix.isEmpty else {
            throw LogError(
                .invalidArgument, operation: "deleteTopics", recovery: .stop,
                message: "a log without a prefix has no"
                    + " topics that are known to be its own")
        }
        let names = try catalogue.reload().keys.map { catalogue.kafkaName($0) }
        guard !names.isEmpty else { return }
        try onKafka { () throws(KafkaError) in
            try KafkaAdmin(sharing: control).delete(names, timeout: settings.requestTimeout)
        }
    }
}
