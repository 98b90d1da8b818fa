import CoreMetrics
import Synchronization

final class RegisteredCounter: CounterHandler, Sendable {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
}

/// The last value recorded.
final class RegisteredGauge: RecorderHandler, MeterHandler, Sendable {
    private let last = Mutex(0.0)

    var value: Double { last.withLock { $0 } }

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { last.withLock { $0 = value } }
    func increment(by amount: Double) { last.withLock { $0 += amount } }
    func decrement(by amount: Double) { last.withLock { $0 -= amount } }
}

/// Durations in buckets from a millisecond to ten seconds.
final class RegisteredHistogram: TimerHandler, Sendable {
    /// Upper bounds, seconds.
    static let bounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Contents {
        /// One more than the bounds: the last one has no upper bound.
        var counts = [Int](repeating: 0, count: bounds.count + 1)
        var seconds = 0.0
    }

    private let contents = Mutex(Contents())

    func recordNanoseconds(_ duration: Int64) {
        let seconds = Double(duration) / 1e9
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        contents.withLock { contents in
            contents.counts[bucket] += 1
            contents.seconds += seconds
        }
    }

    func write(_ name: String, _ labels: [PrometheusText.Label], into text: inout PrometheusText) {
        let contents = contents.withLock { $0 }
        var total = 0
        for (count, bound) in zip(contents.counts, Self.bounds.map { "\($0)" } + ["+Inf"]) {
            total += count
            text.add(name, .histogram, labels + [.init("le", bound)], Double(total), suffix: "_bucket")
        }
        text.add(name, .histogram, labels, contents.seconds, suffix: "_sum")
        text.add(name, .histogram, labels, Double(total), suffix: "_count")
    }
}
