import CRdKafka

/// Sole owner of a reference to a `rd_kafka_queue_t`; goes before its client, because it holds the client.
final class QueueHandle {
    let raw: OpaquePointer
    let client: ClientHandle
    private var ringsOn: WakePipe?

    init(adopting raw: OpaquePointer, of client: ClientHandle) {
        self.raw = raw
        self.client = client
    }

    convenience init(newOf client: ClientHandle) { self.init(adopting: rd_kafka_queue_new(client.raw), of: client) }

    deinit {
        rd_kafka_queue_io_event_enable(raw, -1, nil, 0)
        rd_kafka_queue_destroy(raw)
    }

    /// Rings the pipe whenever the queue stops being empty. The pipe stays open as long as the queue.
    func ring(_ pipe: WakePipe) {
        ringsOn = pipe
        withUnsafeBytes(of: WakePipe.arrival) {
            rd_kafka_queue_io_event_enable(raw, pipe.input, $0.baseAddress, $0.count)
        }
    }
}
