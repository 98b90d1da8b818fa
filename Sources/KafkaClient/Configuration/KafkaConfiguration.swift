import CRdKafka

/// How to reach a cluster, and librdkafka's properties: a plain value, checked by ``check()`` and by librdkafka when a client
/// is made of it.
package struct KafkaConfiguration: Sendable {
    /// `host:port`, with commas between several. At least one.
    package var brokers: String
    /// How the cluster's logs name us.
    package var clientID = "leadrelay"
    /// Any properties of librdkafka's, by its names, those of encryption and credentials among them; set last, so that they
    /// win over what is not ``reserved``.
    package var properties: [String: String] = [:]

    package init(brokers: String) { self.brokers = brokers }

    /// Every property in the order in which it is set.
    func allProperties(_ own: [(String, String)]) -> [(name: String, value: String)] {
        [("bootstrap.servers", brokers), ("client.id", clientID)] + own
            + properties.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension KafkaConfiguration {
    /// Whether librdkafka has a property of this name.
    package static func hasProperty(_ name: String) -> Bool {
        // Asking for the value would not tell those apart that have none, such as a password.
        rd_kafka_conf_set(ConfigurationHandle().raw, name, "", nil, 0) != RD_KAFKA_CONF_UNKNOWN
    }

    package static var libraryVersion: String { String(cString: rd_kafka_version_str()) }
}
