import CoreMetrics
import KafkaClient
import Synchronization
import Testing

@Suite("librdkafka's statistics become metrics")
struct StatisticsTests {
    @Test("levels are as they are, totals grow by what came since, what is nested or no number is left out")
    func metrics() {
        let kept = KeptMetrics()
        let statistics = StatisticsMetrics(.producer, of: "acme.marketing-worker.web-3.0", factory: kept)
        let texts = [
            #"{ "name": "n", "replyq":0, "msg_cnt":7, "msg_size": 700, "tx":10, "tx_bytes":1000, "txmsgs":5, "rx":"none", "brokers":{ "a": { "tx":99 } } }"#,
            #"{ "msg_cnt":3, "msg_size":300, "tx":15, "tx_bytes":1000, "txmsgs":2 }"#, "", "{", #""tx":"#,
        ]
        for text in texts { Array(text.utf8).withUnsafeBytes { statistics.record($0) } }
        #expect(
            kept.values.withLock { $0 } == [
                "leadrelay_kafka_queued_records": 3, "leadrelay_kafka_queued_bytes": 300,
                "leadrelay_kafka_waiting_callbacks": 0, "leadrelay_kafka_requests_sent_total": 15,
                "leadrelay_kafka_bytes_sent_total": 1000, "leadrelay_kafka_records_sent_total": 5,
            ])
        #expect(kept.labels.withLock { $0 } == [["client=producer", "member=acme.marketing-worker.web-3.0"]])
    }

    @Test("the totals stand behind brokers and topics, whose own numbers under the same names are left out")
    func captured() {
        let kept = KeptMetrics()
        let statistics = StatisticsMetrics(.producer, of: "web-3.0", worker: "marketing-worker", factory: kept)
        Array(Self.captured.utf8).withUnsafeBytes { statistics.record($0) }
        #expect(
            kept.values.withLock { $0 } == [
                "leadrelay_kafka_queued_records": 0, "leadrelay_kafka_queued_bytes": 0,
                "leadrelay_kafka_waiting_callbacks": 0, "leadrelay_kafka_requests_sent_total": 4,
                "leadrelay_kafka_bytes_sent_total": 270, "leadrelay_kafka_responses_received_total": 4,
                "leadrelay_kafka_bytes_received_total": 382, "leadrelay_kafka_records_sent_total": 5,
            ])
        #expect(kept.labels.withLock { $0 } == [["worker=marketing-worker", "client=producer", "member=web-3.0"]])
        #expect(KafkaMetric.allCases.allSatisfy { $0.rawValue.hasPrefix("leadrelay_kafka_") && !$0.help.isEmpty })
    }

    /// What librdkafka 2.x says of a producer that sent five records; its brokers' and partitions' lists are shortened.
    private static let captured = """
        {"name": "rdkafka#producer-1", "client_id": "rdkafka", "type": "producer", "ts": 41942224531, "time":
        1795265595, "age": 1605550, "replyq": 0, "msg_cnt": 0, "msg_size": 0, "msg_max": 100000, "msg_size_max":
        1073741824, "simple_cnt": 0, "metadata_cache_cnt": 1, "brokers": {"127.0.0.1:42173/1": {"name":
        "127.0.0.1:42173/1", "nodeid": 1, "state": "UP", "tx": 4, "txbytes": 270, "rx": 4, "rxbytes": 382, "req":
        {"Produce": 1, "Metadata": 1, "ApiVersion": 2}, "toppars": {"records-0": {"topic": "records", "partition": 0},
        "records-1": {"topic": "records", "partition": 1}, "records-2": {"topic": "records", "partition": 2},
        "records-3": {"topic": "records", "partition": 3}}}}, "topics": {"records": {"topic": "records", "age": 1605,
        "metadata_age": 1604, "partitions": {"0": {"partition": 0, "broker": 1, "msgq_cnt": 0, "txmsgs": 5, "txbytes":
        25, "rxmsgs": 0, "rxbytes": 0}, "1": {"partition": 1, "broker": 1, "msgq_cnt": 0, "txmsgs": 0, "txbytes": 0,
        "rxmsgs": 0, "rxbytes": 0}, "2": {"partition": 2, "broker": 1, "msgq_cnt": 0, "txmsgs": 0, "txbytes": 0,
        "rxmsgs": 0, "rxbytes": 0}, "3": {"partition": 3, "broker": 1, "msgq_cnt": 0, "txmsgs": 0, "txbytes": 0,
        "rxmsgs": 0, "rxbytes": 0}, "-1": {"partition": -1, "broker": -1, "msgq_cnt": 0, "txmsgs": 0, "txbytes": 0,
        "rxmsgs": 0, "rxbytes": 0}}}}, "tx": 4, "tx_bytes": 270, "rx": 4, "rx_bytes": 382, "txmsgs": 5, "txmsg_bytes":
        25, "rxmsgs": 0, "rxmsg_bytes": 0}
        """
}

/// Keeps the last level, or the sum, of each metric by name.
private final class KeptMetrics: MetricsFactory, Sendable {
    let values = Mutex<[String: Double]>([:])
    let labels = Mutex<Set<[String]>>([])

    private final class Kept: CounterHandler, RecorderHandler {
        let name: String
        let metrics: KeptMetrics
        init(_ name: String, _ metrics: KeptMetrics) { (self.name, self.metrics) = (name, metrics) }
        func increment(by amount: Int64) { metrics.values.withLock { $0[name, default: 0] += Double(amount) } }
        func reset() {}
        func record(_ value: Int64) { record(Double(value)) }
        func record(_ value: Double) { metrics.values.withLock { $0[name] = value } }
    }

    private func kept(_ name: String, _ dimensions: [(String, String)]) -> Kept {
        _ = labels.withLock { $0.insert(dimensions.map { "\($0.0)=\($0.1)" }) }
        return Kept(name, self)
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { kept(label, dimensions) }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        kept(label, dimensions)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { NOOPMetricsHandler.instance }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
