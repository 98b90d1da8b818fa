import Metrics

/// Carries the totals of librdkafka's statistics (switched on by `statistics.interval.ms`) into metrics.
///
/// Reads the numbers at the top of librdkafka's JSON object, which stand before its first nested object; what is nested
/// (brokers, topics) is left out.
struct StatisticsMetrics: Sendable {
    private let gauges: [(name: [UInt8], gauge: Gauge)]

    /// Fields of librdkafka's STATISTICS.md, and what each is called here.
    private static let fields = [
        ("msg_cnt", "kafka_queued_records"), ("msg_size", "kafka_queued_bytes"), ("tx", "kafka_requests_sent_total"),
        ("tx_bytes", "kafka_bytes_sent_total"), ("rx", "kafka_responses_received_total"),
        ("rx_bytes", "kafka_bytes_received_total"), ("txmsgs", "kafka_records_sent_total"),
        ("rxmsgs", "kafka_records_received_total"),
    ]

    init(client: String) {
        gauges = Self.fields.map { field, name in
            (Array(#""\#(field)":"#.utf8), Gauge(label: name, dimensions: [("client", client)]))
        }
    }

    func record(_ json: UnsafeRawBufferPointer) {
        for (name, gauge) in gauges {
            guard let number = Self.number(after: name, in: json) else { continue }
            gauge.record(number)
        }
    }

    /// The whole number that follows the first occurrence of `name`.
    static func number(after name: [UInt8], in json: UnsafeRawBufferPointer) -> Int64? {
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
