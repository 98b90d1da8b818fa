import CloudEvents
import EventLog

@testable import StreamWorker

/// A processor that adds numbers under a key: `add` adds the value, `arm` sets a deadline at the value's milliseconds, both
/// write what they did to the output topic; `boom` cannot be used.
struct CountingProcessor: Processor, Sendable {
    enum Event {
        case add(Int)
        case arm(Int64)
    }

    static let output = TopicName("counts")!
    static let inbox = TopicName("inbox")!
    static let sidecar = TopicName("other")!
    static let deadLetters = TopicName("dead")!
    static let changelog = TopicName("changelog")!

    private(set) var followed = 0
    private var event: Event?

    mutating func read(_ record: LogRecord, _ envelope: Envelope) -> Reading {
        let number = record.value.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        guard let key = record.key.flatMap({ UUIDValue($0) }) else {
            return .clock(.ticked(envelope.instant))
        }
        let identity = UUIDValue.v5(namespace: key, name: envelope.id ?? []).low
        let state = StateKey(.leads, key)
        switch envelope.type.map({ String(decoding: $0, as: UTF8.self) }) {
        case "add": event = .add(number)
        case "arm": event = .arm(Int64(number))
        case "held": return .clock(.held)
        case "released": return .clock(.released)
        default: return .deadLetter(DeadLetter(reason: "boom", sentence: "It cannot be used."))
        }
        return .event(key: state, time: envelope.instant, identity: identity)
    }

    func takeIn(_ record: LogRecord, _ envelope: Envelope) -> Intake {
        .append([
            OutgoingRecord(
                topic: Self.inbox, partition: record.source.partition, headers: record.headers, key: record.key,
                value: record.value)
        ])
    }

    mutating func follow(_ record: LogRecord, _ envelope: Envelope) { followed += 1 }

    mutating func decide(_ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn) throws(ProcessorError) {
        let count = self.count(turn)
        switch event {
        case .add(let number):
            keep(count + number, &turn, deadline: nil)
            write("\(count + number)", &turn)
        case .arm(let deadline):
            keep(count, &turn, deadline: Instant(milliseconds: deadline))
        case nil: throw ProcessorError("Nothing was read.")
        }
    }

    mutating func fire(_ turn: inout Turn) throws(ProcessorError) {
        keep(count(turn), &turn, deadline: nil)
        write("fired at \(turn.now.milliseconds)", &turn)
    }

    mutating func handle(_ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn) throws(ProcessorError) {}

    private func count(_ turn: Turn) -> Int {
        turn.row(turn.key).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    }

    private func keep(_ count: Int, _ turn: inout Turn, deadline: Instant?) {
        turn.setRow(turn.key, deadline: deadline) { $0.append(contentsOf: String(count).utf8) }
    }

    private func write(_ text: String, _ turn: inout Turn) {
        turn.output.append(
            OutgoingRecord(
                topic: Self.output, partition: turn.partition, key: turn.key.id.text[...], value: Array(text.utf8)[...])
        )
    }
}

extension Envelope {
    fileprivate var instant: Instant? {
        guard case .at(let instant) = time else { return nil }
        return instant
    }
}

extension OutgoingRecord {
    /// A record of the inbox.
    static func counting(
        _ type: String, _ value: String = "", key: UInt64?, id: String, at time: Instant? = nil,
        topic: TopicName = CountingProcessor.inbox
    ) -> OutgoingRecord {
        var headers = RecordHeaders()
        headers.append(name: "ce_type", value: type)
        headers.append(name: "ce_id", value: id)
        if let time { headers.append(name: "ce_time", value: time.description) }
        return OutgoingRecord(
            topic: topic, partition: .zero, headers: headers, key: key.map { UUIDValue(high: 1, low: $0).text[...] },
            value: Array(value.utf8)[...])
    }
}
