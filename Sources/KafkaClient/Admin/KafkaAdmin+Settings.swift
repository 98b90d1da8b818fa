import CRdKafka

/// What a broker tells of topics' settings. A topic that it does not know (yet) is in neither.
package struct FoundSettings: Sendable {
    /// As they are in force, by topic, then by Kafka's names.
    package fileprivate(set) var settings: [String: [String: KafkaSetting]] = [:]
    /// Topics whose settings this principal may not see.
    package fileprivate(set) var denied: [String: KafkaError] = [:]
}

extension KafkaAdmin {
    /// The settings of topics.
    ///
    /// - Parameter broker: which one is asked; `nil`: any.
    package func settings(
        of topics: [String], broker: Int32? = nil, timeout: Duration
    ) throws(KafkaError) -> FoundSettings {
        let operation = "describe settings"
        let made = topics.map { rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, $0) }
        defer { for resource in made { rd_kafka_ConfigResource_destroy(resource) } }
        let kind = RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS
        let answer = try ask(operation, kind, timeout: timeout, broker: broker) { options, queue in
            withPointers(made) { rd_kafka_DescribeConfigs(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let resources = rd_kafka_DescribeConfigs_result_resources(
            rd_kafka_event_DescribeConfigs_result(answer.event), &count)
        var found = FoundSettings()
        for index in 0..<count {
            guard let resource = resources?[index],
                let name = rd_kafka_ConfigResource_name(resource).map({ String(cString: $0) })
            else { continue }
            do {
                try check(resource, operation)
                found.settings[name] = Self.entries(of: resource)
            } catch {
                switch error.code {
                case .unknownTopicOrPartition: continue
                case .topicDenied: found.denied[name] = error
                default: throw error
                }
            }
        }
        return found
    }

    /// Replaces what is set on a topic by these settings; what is not named returns to the broker's default. (The request
    /// that changes some settings alone came to librdkafka after 2.0.)
    package func replaceSettings(
        of topic: String, with settings: [String: String], timeout: Duration
    ) throws(KafkaError) {
        let operation = "alter settings"
        let made = [rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)]
        defer { rd_kafka_ConfigResource_destroy(made[0]) }
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            _ = rd_kafka_ConfigResource_set_config(made[0], name, value)
        }
        let answer = try ask(operation, RD_KAFKA_ADMIN_OP_ALTERCONFIGS, timeout: timeout) { options, queue in
            withPointers(made) { rd_kafka_AlterConfigs(client.raw, $0, $1, options, queue) }
        }
        var count = 0
        let resources = rd_kafka_AlterConfigs_result_resources(
            rd_kafka_event_AlterConfigs_result(answer.event), &count)
        try check(resources, count, operation)
    }

    private static func entries(of resource: OpaquePointer) -> [String: KafkaSetting] {
        var count = 0
        let entries = rd_kafka_ConfigResource_configs(resource, &count)
        var found: [String: KafkaSetting] = [:]
        for index in 0..<count {
            guard let entry = entries?[index], let name = rd_kafka_ConfigEntry_name(entry) else { continue }
            found[String(cString: name)] = KafkaSetting(entry)
        }
        return found
    }

    private func check(
        _ resources: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int, _ operation: String
    ) throws(KafkaError) {
        for index in 0..<count {
            if let resource = resources?[index] { try check(resource, operation) }
        }
    }

    private func check(_ resource: OpaquePointer, _ operation: String) throws(KafkaError) {
        let text = rd_kafka_ConfigResource_error_string(resource).map { String(cString: $0) }
        let name = rd_kafka_ConfigResource_name(resource).map { String(cString: $0) }
        if let error = KafkaError(rd_kafka_ConfigResource_error(resource), operation: operation, message: text) {
            throw error.about(name, of: client.raw)
        }
    }
}
