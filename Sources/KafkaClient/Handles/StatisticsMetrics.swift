package import CoreMetrics
import Metrics
import Synchronization

/// Carries the totals of librdkafka's statistics (sent every `statistics.interval.ms`) into metrics.
///
/// Reads the numbers at the top of librdkafka's JSON object, which stand before its first nested object; what is nested
/// (brokers, topics) is left out. Labels: `client`, what it does (``Role``), and `member`, whose it is.
package final class StatisticsMetrics: Sendable {
    /// What a client does.
    package enum Role: String, Sendable {
        case consumer, producer, publisher, reader
    }

    /// A total of librdkafka's, and what is counted of it already.
    private struct Total: Sendable {
        let name: [UInt8]
        let counter: Counter
        var counted: Int64 = 0
    }

    private let levels: [(name: [UInt8], gauge: Gauge)]
    private let totals: Mutex<[Total]>

    /// Fields of librdkafka's STATISTICS.md, and what each is called here: levels, then totals.
    private static let levelFields = [
        ("msg_cnt", "leadrelay_kafka_queued_records"), ("msg_size", "leadrelay_kafka_queued_bytes"),
        ("replyq", "leadrelay_kafka_waiting_callbacks"),
    ]
    private static let totalFields = [
        ("tx", "leadrelay_kafka_requests_sent_total"), ("tx_bytes", "leadrelay_kafka_bytes_sent_total"),
        ("rx", "leadrelay_kafka_responses_received_total"), ("rx_bytes", "leadrelay_kafka_bytes_received_total"),
        ("txmsgs", "leadrelay_kafka_records_sent_total"), ("rxmsgs", "leadrelay_kafka_records_received_total"),
    ]

    /// - Parameter factory: where the metrics are kept; `nil`: the process's own.
    package init(_ role: Role, of member: String, factory: (any MetricsFactory)? = nil) {
        let factory = factory ?? MetricsSystem.factory
        let labels = [("client", role.rawValue), ("member", member)]
        levels = Self.levelFields.map { field, name in
            (Self.prefix(field), Gauge(label: name, dimensions: labels, factory: factory))
        }
        totals = Mutex(
            Self.totalFields.map { field, name in
                Total(name: Self.prefix(field), counter: Counter(label: name, dimensions: labels, factory: factory))
            })
    }

    private static func prefix(_ field: String) -> [UInt8] { Array(#""\#(field)":"#.utf8) }

    /// Thread: any, one at a time.
    package func record(_ json: UnsafeRawBufferPointer) {
        for (name, gauge) in levels {
            if let number = Self.number(after: name, in: json) { gauge.record(number) }
        }
        totals.withLock { totals in
            for index in totals.indices {
                guard let number = Self.number(after: totals[index].name, in: json), number > totals[index].counted
                else { continue }
                totals[index].counter.increment(by: number - totals[index].counted)
                totals[index].counted = number
            }
        }
    }

    /// The whole number that follows the first occurrence of `name`.
    private static func number(after name: [UInt8], in json: UnsafeRawBufferPointer) -> Int64? {
        guard json.count > name.count else { return nil }
        for start in 0..<(json.count - name.count) where json[start] == name[0] {
            guard json[start..<(start + name.count)].elementsEqual(name) else { continue }
            var number: Int64 = 0
            var digits = 0
            for byte in json[(start + name.count)...].drop(while: { $0 == UInt8(ascii: " ") }) {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
                number = number &* 10 &+ Int64(byte - UInt8(ascii: "0"))
                digits += 1
            }
            return digits > 0 ? number : nil
        }
        return nil
    }
}
