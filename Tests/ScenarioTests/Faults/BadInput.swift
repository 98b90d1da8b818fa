import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import SwiftProtobuf
import Testing

/// What somebody writes to a topic past all checks, and what has to become of it.
struct BadInput: Sendable, CustomTestStringConvertible {
    enum Fate: Sendable {
        /// Ends in the team's dead letters with this reason, and nothing is decided for it.
        case deadLetter(FaultCode)
        /// Is decided like any other, once.
        case decided
    }

    let testDescription: String
    let topic: TopicRole
    let fate: Fate
    /// The number of the row gives its lead.
    let records: @Sendable (_ number: Int, _ layout: TopicLayout) throws -> [OutgoingRecord]

    init(
        _ name: String, _ topic: TopicRole, _ fate: Fate,
        records: @escaping @Sendable (Int, TopicLayout) throws -> [OutgoingRecord]
    ) {
        testDescription = name
        self.topic = topic
        self.fate = fate
        self.records = records
    }

    /// One record: a good one of the topic's team that this changes.
    init(
        _ name: String, _ topic: TopicRole, _ fate: Fate,
        change: @escaping @Sendable (inout OutgoingRecord) -> Void = { _ in }
    ) {
        self.init(name, topic, fate) { number, layout in
            var record = try Self.good(number, topic, layout)
            change(&record)
            return [record]
        }
    }

    static let time = Instant(milliseconds: 1_700_000_000_000)

    static func lead(_ number: Int) -> LeadID {
        LeadID(UUIDValue(high: 0x1111_2222_3333_4444, low: 0x8000_0000_0000_0000 + UInt64(number)))
    }

    /// An event that leads to decisions at once.
    static func good(_ number: Int, _ topic: TopicRole, _ layout: TopicLayout) throws -> OutgoingRecord {
        try record(topic.owner == .sales ? sourced : captured, number, id: "good", topic, layout)
    }

    static func record(
        _ payload: EventPayload, _ number: Int, id: String, at time: Instant = time, _ topic: TopicRole,
        _ layout: TopicLayout
    ) throws -> OutgoingRecord {
        let event = try PublishableEvent(
            payload: payload, source: "test", id: "\(id)-\(number)", time: time, subject: lead(number))
        var record = layout.record(for: event)
        record.topic = layout.topic(topic)
        return record
    }

    /// An event as structured JSON, without headers but its content type.
    static func structured(_ json: some Collection<UInt8>, _ topic: TopicRole, _ layout: TopicLayout) -> OutgoingRecord
    {
        var headers = RecordHeaders()
        headers.append(name: "content-type", value: "application/cloudevents+json")
        return OutgoingRecord(
            topic: layout.topic(topic), partition: .zero, headers: headers, key: Array("any".utf8)[...],
            value: Array(json)[...])
    }

    static let captured = EventPayload.leadCaptured(
        .with {
            $0.person.email = "\(secret)@private.example"
            $0.contactRequested = true
        })
    static let sourced = EventPayload.leadSourced(
        .with {
            $0.rep = "rep-1"
            $0.how = "field"
        })
    /// Stands in values that are refused; no sentence may quote it.
    static let secret = "quintessa"
}

extension OutgoingRecord {
    /// Replaces a header; `nil`: takes it away.
    mutating func set(_ name: String, bytes newValue: ArraySlice<UInt8>?) {
        var changed = RecordHeaders()
        for header in headers where !header.name.elementsEqual(name.utf8) {
            changed.append(name: header.name, value: header.value)
        }
        if let newValue { changed.append(name: Array(name.utf8)[...], value: newValue) }
        headers = changed
    }

    mutating func set(_ name: String, _ value: String?) { set(name, bytes: value.map { Array($0.utf8)[...] }) }

    /// Makes the value JSON.
    mutating func setJSON(_ json: some Collection<UInt8>) {
        set("content-type", "application/json")
        set("ce_dataschema", nil)
        value = Array(json)[...]
    }

    mutating func setJSON(_ json: String) { setJSON(json.utf8) }
}
