import CloudEvents
import EventLog
import LeadEvents

extension DeadLetterEntry {
    package var json: JSONText { .object(members) }

    var members: [JSONText.Member] {
        [
            .init("place", .string(position.words)),
            .init("appendTime", .string(Instant(milliseconds: appendTime.milliseconds).description)),
            .init("team", .string(team.name)),
            .init("reason", .string(reason)),
            .init("sentence", .string(sentence)),
            .init("origin", .optional(origin?.words)),
            .init("type", .optional(type)),
            .init("subject", .optional(subject)),
            .init("valueBytes", .integer(valueBytes)),
        ]
    }

    /// The dead letters in columns, each one's sentence on a line of its own below.
    package static func table(of entries: [DeadLetterEntry]) -> [String] {
        var table = TextTable([
            ("dead letter", .left), ("appended (UTC)", .left), ("reason", .left), ("type", .left), ("read at", .left),
        ])
        for entry in entries {
            table.add([
                entry.position.words, minute(Instant(milliseconds: entry.appendTime.milliseconds)),
                entry.reason.printable, entry.type.map { shortName($0).printable } ?? "-", entry.origin?.words ?? "-",
            ])
            table.addNote("  " + entry.sentence.printable)
        }
        return table.lines
    }
}
