import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import StreamWorker
import SwiftProtobuf
import Synchronization
import Testing

/// A small log written record by record, as the workers would have left it, and the command line beside it.
///
/// Ana was captured by e-mail, offered, assigned and won; Bea waits for a rep; a third lead has no origin and an anomaly; a
/// fourth record was dead-lettered. Every record was appended a second after the one before, from 2026-03-10 on.
final class ReportsFixture {
    static let ana = LeadID(UUIDValue(high: 0xa, low: 1))
    static let bea = LeadID(UUIDValue(high: 0xb, low: 2))
    static let unknown = LeadID(UUIDValue(high: 0xc, low: 3))

    let tool: LeadRelayTool
    let log: EmbeddedLog
    let layout: TopicLayout
    private let publisher: EmbeddedPublisher

    init() async throws {
        tool = try LeadRelayTool()
        var settings = EmbeddedLogSettings()
        let clock = HandClock()
        settings.clock = { clock.tick() }
        log = try EmbeddedLog(path: tool.log, settings: settings)
        layout = try #require(TopicLayout())
        try log.create(layout.plan)
        publisher = try log.makePublisher()
        try await write()
    }

    func run(_ arguments: String...) throws -> LeadRelayTool.Result { try tool.run(arguments) }

    /// Runs a command with --json and reads what it prints.
    func json(_ arguments: String...) throws -> Any {
        let result = try tool.run(arguments + ["--json"])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    }

    // MARK: Writing

    private func write() async throws {
        let person = Person.with {
            $0.email = "ana@example.com"
            $0.fullName = "Ana Silva"
        }
        let captured = EventPayload.leadCaptured(
            .with {
                $0.person = person
                $0.origin.channel = "email"
                $0.origin.campaign = "spring"
                $0.contactRequested = true
            })
        try await activity(captured, Self.ana, "2026-03-02T09:14:00Z", id: "form-1")
        try await activity(captured, Self.ana, "2026-03-02T09:14:00Z", id: "form-1")
        try await decision(Self.qualified, Self.ana, "2026-03-02T09:14:00Z")
        let offer = try await decision(Self.offered, Self.ana, "2026-03-02T09:14:00Z")
        try await copy(offer, to: .sales)
        try await decision(Self.assigned, Self.ana, "2026-03-02T09:20:00Z")
        try await activity(Self.accepted, Self.ana, "2026-03-02T11:00:00Z", id: "accept-1")
        try await decision(Self.confirmed, Self.ana, "2026-03-02T11:00:00Z")
        try await decision(Self.transferred, Self.ana, "2026-03-02T11:00:00Z")
        try await decision(Self.stage(.working), Self.ana, "2026-03-02T11:00:00Z")
        try await activity(Self.outreach, Self.ana, "2026-03-02T12:00:00Z", id: "call-1")
        try await decision(Self.won, Self.ana, "2026-03-06T09:14:00Z")
        try await decision(Self.stage(.won), Self.ana, "2026-03-06T09:14:00Z")
        try await activity(
            .leadCaptured(.with { $0.origin.channel = "social" }), Self.bea, "2026-03-03T10:00:00Z", id: "form-2")
        try await decision(Self.qualified, Self.bea, "2026-03-03T10:00:00Z")
        try await decision(Self.offered, Self.bea, "2026-03-03T10:00:00Z")
        try await activity(.leadCaptured(.with { $0.formID = "f" }), Self.unknown, "2026-03-04T10:00:00Z", id: "form-3")
        try await decision(Self.anomaly, Self.unknown, "2026-03-04T10:00:00Z")
        let future = try await activity(captured, Self.unknown, "2126-03-04T10:00:00Z", id: "form-4")
        try await deadLetter(future)
    }

    /// - Returns: where it landed.
    @discardableResult
    func activity(_ payload: EventPayload, _ lead: LeadID, _ time: String, id: String) async throws -> RecordPosition {
        let event = try PublishableEvent(
            payload: payload, source: "crm", id: id, time: Instant(rfc3339: time.utf8), subject: lead)
        return try await publish(layout.record(for: event))
    }

    @discardableResult
    private func decision(_ payload: EventPayload, _ lead: LeadID, _ time: String) async throws -> RecordPosition {
        let team = Catalogue[payload.type].onlyTeam ?? .marketing
        let writer = DecisionWriter(layout: layout, team: team, rulesVersion: 1)
        let at = try #require(Instant(rfc3339: time.utf8))
        let decision = Decision(payload: payload, time: at, subject: "\(payload.type) \(time) \(payload.message)")
        return try await publish(
            writer.record(decision, for: lead, lead.uuid.text[...], under: .builtIn, causedBy: Envelope()))
    }

    /// A decision as a newer version may write it.
    func unknownDecision() async throws {
        var headers = RecordHeaders()
        headers.append(name: "ce_type", value: "leadrelay.lead.foreseen.v2")
        try await publish(
            OutgoingRecord(
                topic: layout.marketing.decisions, partition: .zero, headers: headers, key: Self.ana.uuid.text[...],
                value: []))
    }

    private func copy(_ position: RecordPosition, to team: Team) async throws {
        let record = try original(position)
        var headers = record.headers
        headers.append(
            name: "ce_intakefrom", value: "\(position.place.topic)/\(position.place.partition)/\(position.offset)")
        try await publish(
            OutgoingRecord(
                topic: layout[team].inbox, partition: .zero, headers: headers, key: record.key, value: record.value))
    }

    private func deadLetter(_ position: RecordPosition) async throws {
        let record = try original(position)
        var headers = record.headers
        headers.append(name: DeadLetterHeader.reason, value: FaultCode.timeInFuture.rawValue)
        headers.append(name: DeadLetterHeader.sentence, value: "ce_time lies ahead; mend the clock.")
        headers.append(
            name: DeadLetterHeader.position,
            value: "\(position.place.topic)/\(position.place.partition)/\(position.offset)")
        try await publish(
            OutgoingRecord(
                topic: layout.marketing.deadLetters, partition: .zero, headers: headers, key: record.key,
                value: record.value))
    }

    private func original(_ position: RecordPosition) throws -> LogRecord {
        try #require(try log.makeReader().read(position.place, from: position.offset, limits: PollLimits()).first)
    }

    @discardableResult
    private func publish(_ record: OutgoingRecord) async throws -> RecordPosition {
        try #require(try await publisher.publish([record]).first)
    }
}

/// A wall clock that moves a second each time it is asked, from 2026-03-10T00:00:00Z on.
private final class HandClock: Sendable {
    private let seconds = Mutex<Int64>(0)

    func tick() -> AppendTime {
        seconds.withLock { seconds in
            seconds += 1
            return AppendTime(milliseconds: 1_773_100_800_000 + seconds * 1_000)
        }
    }
}
