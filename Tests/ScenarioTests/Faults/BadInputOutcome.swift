import CloudEvents
import EmbeddedLog
import EventLog
import LeadEvents
import LeadStream
import Marketing
import Sales
import StreamWorker
import Testing

/// What became of the whole table, written to one log between good events and worked on by both workers.
struct BadInputOutcome: Sendable {
    struct Written: Sendable {
        let record: OutgoingRecord
        /// Topic, partition and offset, with slashes between.
        let position: String
    }

    struct Letter: Sendable, Hashable {
        let reason: String
        let sentence: String
        let headers: RecordHeaders
        let key: ArraySlice<UInt8>?
        let value: ArraySlice<UInt8>?
    }

    static let shared = Task { try await BadInputOutcome() }

    /// By the row's number.
    private(set) var written: [Int: [Written]] = [:]
    /// Good events, by their number.
    private(set) var good: [Int: TopicRole] = [:]
    /// By the position of the record that they are about.
    private(set) var letters: [String: Letter] = [:]
    /// By lead: how often each type was decided.
    private(set) var decisions: [String: [EventType: Int]] = [:]
    private(set) var replayed = 0

    /// What a good event leads to.
    static func expected(_ team: Team) -> [EventType: Int] {
        team == .sales
            ? [.accountabilityTransferred: 1, .stageChanged: 1, .leadAssigned: 1]
            : [.leadScored: 1, .leadQualified: 1, .handoffOffered: 1, .stageChanged: 1]
    }

    private init() async throws {
        let crew = try Crew()
        let layout = crew.layout
        let log = try crew.openLog()
        try log.create(layout.plan)
        try await write(to: log, layout)
        try crew.settle()
        try readBack(log, layout)
        let replay = InboxReplay(log: log, layout: layout)
        replayed = try replay.verify(MarketingWorker.self) + replay.verify(SalesWorker.self)
    }

    func isOurs(_ position: String) -> Bool {
        written.values.contains { $0.contains { $0.position == position } }
    }

    private mutating func write(to log: EmbeddedLog, _ layout: TopicLayout) async throws {
        let publisher = try log.makePublisher()
        for (number, row) in BadInput.table.enumerated() {
            let next = BadInput.table.count + number
            good[next] = row.topic
            let records = try row.records(number, layout) + [BadInput.good(next, row.topic, layout)]
            let places = try await publisher.publish(records)
            written[number] = zip(records, places).dropLast().map { record, place in
                Written(
                    record: record, position: "\(place.place.topic)/\(place.place.partition)/\(place.offset)")
            }
        }
        await publisher.close()
    }

    private mutating func readBack(_ log: EmbeddedLog, _ layout: TopicLayout) throws {
        let reader = try log.makeReader()
        for team in [layout.marketing, layout.sales] {
            for record in try reader.all(team.deadLetters) {
                letters[Self.header(DeadLetterHeader.position, record)] = Letter(
                    reason: Self.header(DeadLetterHeader.reason, record),
                    sentence: Self.header(DeadLetterHeader.sentence, record), headers: record.headers,
                    key: record.key, value: record.value)
            }
            for record in try reader.all(team.decisions) {
                guard let type = Envelope(headersOf: record).type.flatMap({ EventType(name: $0) }) else { continue }
                decisions[String(decoding: record.key ?? [], as: UTF8.self), default: [:]][type, default: 0] += 1
            }
        }
    }

    private static func header(_ name: String, _ record: LogRecord) -> String {
        String(decoding: (record.headers.first(name) ?? nil) ?? [], as: UTF8.self)
    }
}
