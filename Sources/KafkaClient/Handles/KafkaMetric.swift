/// Every metric that librdkafka's statistics become: name (with its unit), kind, field and meaning stand here and nowhere
/// else.
///
/// Labels: `worker` (the group's name; not where the client serves no group), `client`, what it does
/// (``StatisticsMetrics/Role``), and `member`, whose it is.
package enum KafkaMetric: String, CaseIterable, Sendable {
    // Gauges
    case queuedRecords = "leadrelay_kafka_queued_records"
    case queuedBytes = "leadrelay_kafka_queued_bytes"
    case waitingCallbacks = "leadrelay_kafka_waiting_callbacks"
    // Counters
    case requestsSent = "leadrelay_kafka_requests_sent_total"
    case bytesSent = "leadrelay_kafka_bytes_sent_total"
    case responsesReceived = "leadrelay_kafka_responses_received_total"
    case bytesReceived = "leadrelay_kafka_bytes_received_total"
    case recordsSent = "leadrelay_kafka_records_sent_total"
    case recordsReceived = "leadrelay_kafka_records_received_total"

    /// Whether it is a level; else it is a total.
    var isLevel: Bool {
        switch self {
        case .queuedRecords, .queuedBytes, .waitingCallbacks: true
        default: false
        }
    }

    /// The field of librdkafka's STATISTICS.md, at the top of the object.
    var field: String {
        switch self {
        case .queuedRecords: "msg_cnt"
        case .queuedBytes: "msg_size"
        case .waitingCallbacks: "replyq"
        case .requestsSent: "tx"
        case .bytesSent: "tx_bytes"
        case .responsesReceived: "rx"
        case .bytesReceived: "rx_bytes"
        case .recordsSent: "txmsgs"
        case .recordsReceived: "rxmsgs"
        }
    }

    /// What Prometheus shows beside the name.
    package var help: String {
        switch self {
        case .queuedRecords: "Records in librdkafka's queues that are not acknowledged yet."
        case .queuedBytes: "Bytes of the records in librdkafka's queues that are not acknowledged yet."
        case .waitingCallbacks: "Callbacks and events of librdkafka's that wait to be served."
        case .requestsSent: "Requests sent to brokers."
        case .bytesSent: "Bytes sent to brokers."
        case .responsesReceived: "Responses received from brokers."
        case .bytesReceived: "Bytes received from brokers."
        case .recordsSent: "Records sent to brokers."
        case .recordsReceived: "Records received from brokers."
        }
    }
}
