import KafkaClient

extension KafkaLog {
    /// What Prometheus shows beside a metric that the log's clients count; `nil` for any other.
    package static func help(ofMetric name: String) -> String? { KafkaMetric(rawValue: name)?.help }
}
