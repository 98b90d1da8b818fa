import KafkaClient

extension KafkaLog {
    /// What Prometheus shows beside the metrics that the log's clients count, by their names.
    package static let metricHelp = Dictionary(
        uniqueKeysWithValues: KafkaMetric.allCases.map { ($0.rawValue, $0.help) })
}
