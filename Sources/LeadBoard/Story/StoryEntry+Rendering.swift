import CloudEvents
import EventLog
import LeadEvents

extension StoryEntry {
    /// What happened, with the agreement that a decision was made under and what became of an activity.
    var sentence: String {
        var text = event.event.payload.phrase.what
        if let agreement = event.agreement { text += "; agreement \(agreement)" }
        switch fate {
        case .counts: break
        case .refused: text += " [refused]"
        case .retracted: text += " [taken back]"
        case .deadLettered: text += " [dead letter]"
        case .waits: text += " [waits]"
        }
        return text.printable
    }

    var json: JSONText {
        let phrase = event.event.payload.phrase
        return .object([
            .init("time", .string(event.event.time.description)),
            .init("team", .string(event.team.name)),
            .init("accountable", .optional(accountable?.name)),
            .init("type", .string(event.event.type.name)),
            .init("what", .string(phrase.what)),
            .init("why", .array(phrase.why.map { .string($0) })),
            .init("agreement", event.agreement.map { .integer(Int64($0)) } ?? .null),
            .init("fate", .string(fate.rawValue)),
            .init("source", .string(event.event.reference.source)),
            .init("id", .string(event.event.reference.id)),
            .init("actor", .optional(event.event.actor)),
            .init("place", .string(event.position.words)),
            .init("appendTime", .string(Instant(milliseconds: event.appendTime.milliseconds).description)),
        ])
    }

    /// Time, team, accountable team and sentence in columns, each reason on a line of its own below.
    static func table(of entries: [StoryEntry]) -> [String] {
        var table = TextTable([("time (UTC)", .left), ("team", .left), ("accountable", .left), ("what and why", .left)])
        for entry in entries {
            table.add([
                minute(entry.event.event.time), entry.event.team.name, entry.accountable?.name ?? "-", entry.sentence,
            ])
            for reason in entry.event.event.payload.phrase.why {
                table.add(["", "", "", "  - " + reason.printable])
            }
        }
        return table.lines
    }
}
