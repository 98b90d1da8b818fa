package import CoreMetrics
import Metrics
import Synchronization

/// Carries the totals of librdkafka's statistics (sent every `statistics.interval.ms`) into metrics; ``KafkaMetric`` has
/// their names and labels.
///
/// Reads the numbers at the top of librdkafka's JSON object, some of which stand before what is nested (brokers, topics)
/// and some after; what is nested is left out.
package final class StatisticsMetrics: Sendable {
    /// What a client does.
    package enum Role: String, Sendable {
        case consumer, producer, publisher, reader
    }

    /// A total of librdkafka's, and what is counted of it already.
    private struct Total: Sendable {
        let counter: Counter
        var counted: Int64 = 0
    }

    private let levels: [String: Gauge]
    private let totals: Mutex<[String: Total]>

    /// - Parameters:
    ///   - worker: the group's name; `nil`: the client serves none.
    ///   - factory: where the metrics are kept; `nil`: the process's own.
    package init(_ role: Role, of member: String, worker: String? = nil, factory: (any MetricsFactory)? = nil) {
        let factory = factory ?? MetricsSystem.factory
        let labels = (worker.map { [("worker", $0)] } ?? []) + [("client", role.rawValue), ("member", member)]
        var levels: [String: Gauge] = [:]
        var totals: [String: Total] = [:]
        // A reader lives too briefly to be asked for statistics.
        for metric in role == .reader ? [] : KafkaMetric.allCases {
            if metric.isLevel {
                levels[metric.field] = Gauge(label: metric.rawValue, dimensions: labels, factory: factory)
            } else {
                totals[metric.field] = Total(
                    counter: Counter(label: metric.rawValue, dimensions: labels, factory: factory))
            }
        }
        self.levels = levels
        self.totals = Mutex(totals)
    }

    /// Thread: any, one at a time.
    package func record(_ json: UnsafeRawBufferPointer) {
        var numbers = TopNumbers(json)
        while let (field, value) = numbers.next() {
            if let gauge = levels[field] {
                gauge.record(value)
                continue
            }
            totals.withLock { totals in
                guard let total = totals[field], value > total.counted else { return }
                total.counter.increment(by: value - total.counted)
                totals[field]?.counted = value
            }
        }
    }
}
