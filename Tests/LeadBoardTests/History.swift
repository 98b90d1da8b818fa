import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import SeededRandom
import SwiftProtobuf

/// A written-down history of a few leads: events in their topics, each at the end of its own.
struct History {
    private(set) var events: [BoardEvent] = []
    private(set) var letters: [DeadLetterEntry] = []
    private var ends: [TopicName: Offset] = [:]

    /// Adds an event that happened so many hours after the beginning of 2026-03-02.
    @discardableResult
    mutating func add(
        _ payload: EventPayload, lead: LeadID? = .first, team: Team? = nil, hours: Double, id: String? = nil,
        agreement: UInt32? = nil
    ) -> BoardEvent {
        let entry = Catalogue[payload.type]
        let team = team ?? entry.onlyTeam ?? .marketing
        guard let topic = TopicName(entry.topic(for: team).name) else { preconditionFailure("a role without a name") }
        let offset = ends[topic] ?? .zero
        ends[topic] = offset.next
        let event = BoardEvent(
            event: LeadEvent(
                reference: EventReference.with {
                    $0.source = "test"
                    $0.id = id ?? "\(topic)-\(offset)"
                },
                time: .at(hours: hours), payload: payload),
            lead: lead, team: team, position: RecordPosition(TopicPartition(topic, .zero), offset),
            appendTime: AppendTime(milliseconds: Instant.at(hours: hours).milliseconds + 1),
            agreement: entry.kind == .decision ? agreement ?? 0 : nil)
        events.append(event)
        return event
    }

    /// A worker could not use this event.
    mutating func deadLetter(_ event: BoardEvent, reason: String = "timeInFuture") {
        guard let topic = TopicName(TopicRole.deadLetters(event.team).name) else { return }
        letters.append(
            DeadLetterEntry(
                position: RecordPosition(TopicPartition(topic, .zero), .zero), appendTime: event.appendTime,
                team: event.team, reason: reason, sentence: "", origin: event.position))
    }

    /// Shows the history to a fold: letters first or last, and the topics interleaved as the seed says.
    func fold<Fold: BoardFold>(_ empty: Fold, seed: UInt64? = nil) -> Fold {
        var fold = empty
        var random = SplitMix64(seed: seed ?? 0)
        let lettersFirst = seed.map { $0.isMultiple(of: 2) } ?? true
        if lettersFirst { for letter in letters { fold.take(letter) } }
        for event in seed == nil ? events : interleaved(&random) where fold.interest.types.contains(event.event.type) {
            fold.take(event)
        }
        if !lettersFirst { for letter in letters { fold.take(letter) } }
        return fold
    }

    /// Every topic's events in their order, the topics mixed.
    private func interleaved(_ random: inout SplitMix64) -> [BoardEvent] {
        var queues = Dictionary(grouping: events) { $0.position.place }.sorted { "\($0.key)" < "\($1.key)" }
            .map { ArraySlice($0.value) }
        var mixed: [BoardEvent] = []
        while let queue = queues.indices.filter({ !queues[$0].isEmpty }).randomElement(using: &random) {
            mixed.append(queues[queue].removeFirst())
        }
        return mixed
    }
}

extension LeadID {
    static let first = numbered(1)

    static func numbered(_ number: UInt64) -> LeadID { LeadID(UUIDValue(high: 0x1ead, low: number)) }
}

extension Instant {
    /// So many hours after 2026-03-02T00:00:00Z.
    static func at(hours: Double) -> Instant {
        Instant(milliseconds: 1_772_409_600_000).advanced(byMilliseconds: Int64(hours * 3_600_000))
    }
}
