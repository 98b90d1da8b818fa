import CloudEvents
import EventLog
import LeadEvents

/// Prints events as `publish` would hand them in, one JSON object a line.
struct DryRun {
    /// Events to print; `nil`: all.
    let limit: Int?

    func run(_ source: some RecordSource) throws {
        var source = source
        var left = limit ?? .max
        var batch: [TimedRecord] = []
        while left > 0, try source.next(into: &batch) {
            for timed in batch.prefix(left) {
                let json = try Self.json(timed.record)
                print(String(decoding: json, as: UTF8.self))
            }
            left -= batch.count
            batch.removeAll(keepingCapacity: true)
        }
    }

    private static func json(_ record: OutgoingRecord) throws -> [UInt8] {
        var envelope = Envelope()
        for (name, value) in record.headers { envelope.take(name: name, value: value) }
        let event = try EventCodec.decode(envelope, value: record.value, key: record.key).event
        // As JSON the event needs neither: both name the encoding in protobuf.
        envelope.contentType = nil
        envelope.dataSchema = nil
        let data = EventCodec.encode(event.payload, as: .json)
        return StructuredEvent(envelope: envelope, payload: .json(data[...])).json
    }
}
