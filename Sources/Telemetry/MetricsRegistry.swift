package import CoreMetrics
import Synchronization

/// Keeps every metric of the process in memory and writes them as Prometheus' text format.
///
/// Metrics of the same name and labels are one. What is made stays: names and labels come from closed lists.
package final class MetricsRegistry: MetricsFactory, Sendable {
    private struct Key: Hashable {
        let name: String
        let labels: [PrometheusText.Label]

        init(_ name: String, _ dimensions: [(String, String)]) {
            self.name = name
            labels = dimensions.map { PrometheusText.Label($0.0, $0.1) }.sorted { $0.name < $1.name }
        }
    }

    private struct Metrics {
        var counters: [Key: RegisteredCounter] = [:]
        var gauges: [Key: RegisteredGauge] = [:]
        var histograms: [Key: RegisteredHistogram] = [:]
    }

    private let metrics = Mutex(Metrics())

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        metrics.withLock { $0.counters.entry(Key(label, dimensions), RegisteredCounter()) }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        metrics.withLock { $0.gauges.entry(Key(label, dimensions), RegisteredGauge()) }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        metrics.withLock { $0.gauges.entry(Key(label, dimensions), RegisteredGauge()) }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        metrics.withLock { $0.histograms.entry(Key(label, dimensions), RegisteredHistogram()) }
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Adds every metric to the text.
    package func write(into text: inout PrometheusText) {
        let metrics = metrics.withLock { $0 }
        for (key, counter) in metrics.counters { text.add(key.name, .counter, key.labels, Double(counter.value)) }
        for (key, gauge) in metrics.gauges { text.add(key.name, .gauge, key.labels, gauge.value) }
        for (key, histogram) in metrics.histograms { histogram.write(key.name, key.labels, into: &text) }
    }
}

extension Dictionary {
    fileprivate mutating func entry(_ key: Key, _ new: @autoclosure () -> Value) -> Value {
        if let value = self[key] { return value }
        let value = new()
        self[key] = value
        return value
    }
}
