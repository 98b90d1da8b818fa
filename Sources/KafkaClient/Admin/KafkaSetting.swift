import CRdKafka

/// A setting as it is in force on a topic.
package struct KafkaSetting: Hashable, Sendable {
    package let value: String
    /// Whether it is set on the topic itself; `false`: it follows the broker.
    package let isSet: Bool

    package init(_ value: String, isSet: Bool) {
        self.value = value
        self.isSet = isSet
    }

    /// `nil` for one whose value the cluster keeps to itself.
    init?(_ entry: OpaquePointer) {
        guard let value = rd_kafka_ConfigEntry_value(entry) else { return nil }
        self.init(
            String(cString: value),
            isSet: rd_kafka_ConfigEntry_source(entry) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG)
    }
}
