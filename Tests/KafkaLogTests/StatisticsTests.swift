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
