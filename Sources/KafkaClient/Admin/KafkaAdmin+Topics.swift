import CRdKafka

/// A topic to be created.
package struct NewTopic: Sendable {
    package let name: String
    package let partitions: Int32
    package let replicas: Int32
    package let settings: [String: String]

    package init(name: String, partitions: Int32, replicas: Int32, settings: [String: String]) {
        self.name = name
        self.partitions = partitions
        self.replicas = replicas
        self.settings = settings
    }
}

extension KafkaAdmin {
    /// - Throws: the first topic's error. One that exists already is none.
    package func create(_ topics: [NewTopic], timeout: Duration) throws(KafkaError) {
        let operation = "create topics"
        let made = topics.map { topic in
            let (raw, _) = withErrorText {
                rd_kafka_NewTopic_new(topic.name, topic.partitions, topic.replicas, $0, $1)
            }
            for (name, value) in topic.settings.sorted(by: { $0.key < $1.key }) {
                _ = raw.map { rd_kafka_NewTopic_set_config($0, name, value) }
            }
            return raw
        }.filter { $0 != nil }
        defer { for topic in made { rd_kafka_NewTopic_destroy(topic) } }
        let answer = try ask(operation, RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout: timeout) { options, queue in
            withPointers(made) { rd_kafka_CreateTopics(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(answer.event), &count)
        try check(results, count, operation)
    }

    package func delete(_ names: [String], timeout: Duration) throws(KafkaError) {
        let operation = "delete topics"
        let made = names.map { rd_kafka_DeleteTopic_new($0) }
        defer { for topic in made { rd_kafka_DeleteTopic_destroy(topic) } }
        let answer = try ask(operation, RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout: timeout) { options, queue in
            withPointers(made) { rd_kafka_DeleteTopics(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let results = rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(answer.event), &count)
        try check(results, count, operation)
    }

    private func check(
        _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int, _ operation: String
    ) throws(KafkaError) {
        for index in 0..<count {
            guard let result = results?[index] else { continue }
            let name = rd_kafka_topic_result_name(result).map { String(cString: $0) } ?? ""
            let text = rd_kafka_topic_result_error_string(result).map { String(cString: $0) } ?? ""
            let error = KafkaError(
                rd_kafka_topic_result_error(result), operation: operation, message: "\(name): \(text)")
            if let error, error.code != .topicExists { throw error.about(name, of: client.raw) }
        }
    }

    /// Adds partitions until a topic has so many.
    package func addPartitions(to topic: String, upTo count: Int32, timeout: Duration) throws(KafkaError) {
        let operation = "add partitions"
        let (raw, text) = withErrorText { rd_kafka_NewPartitions_new(topic, Int(count), $0, $1) }
        guard let raw else {
            throw KafkaError(.invalidArgument, operation: operation, recovery: .stop, message: "\(topic): \(text)")
        }
        defer { rd_kafka_NewPartitions_destroy(raw) }
        let answer = try ask(operation, RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, timeout: timeout) { options, queue in
            withPointers([raw]) { rd_kafka_CreatePartitions(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let results = rd_kafka_CreatePartitions_result_topics(
            rd_kafka_event_CreatePartitions_result(answer.event), &count)
        try check(results, count, operation)
    }

    /// Deletes the records before these offsets.
    package func deleteRecords(before offsets: [PartitionOffset], timeout: Duration) throws(KafkaError) {
        let list = PartitionList(offsets)
        let made = [rd_kafka_DeleteRecords_new(list.raw)]
        defer { rd_kafka_DeleteRecords_destroy(made[0]) }
        let answer = try ask("delete records", RD_KAFKA_ADMIN_OP_DELETERECORDS, timeout: timeout) { options, queue in
            withPointers(made) { rd_kafka_DeleteRecords(client.raw, $0, $1, options, queue) }
        }
        guard
            let results = rd_kafka_DeleteRecords_result_offsets(rd_kafka_event_DeleteRecords_result(answer.event))
        else { return }
        _ = try PartitionList.offsets(of: results, "delete records")
    }
}
