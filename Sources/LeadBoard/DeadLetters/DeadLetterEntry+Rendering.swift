import CloudEvents
import EventLog
import LeadEvents

extension DeadLetterEntry {
    package var json: JSONText { .object(members) }

    /// - Parameter fate: what was done with it; `nil`: nothing yet.
    package func json(fate: JSONText?) -> JSONText { .object(members + [.init("fate", fate ?? .null)]) }

    /// The reasons with their counts, the most frequent first.
    package static func reasons(of entries: [DeadLetterEntry]) -> [String] {
        guard !entries.isEmpty else { return [] }
        var table = TextTable([
            ("reason", .left), ("team", .left), ("count", .right), ("oldest (UTC)", .left), ("newest (UTC)", .left),
        ])
        let groups = Dictionary(grouping: entries) { [$0.reason, $0.team.name] }
        for (names, own) in groups.sorted(by: {
            ($1.value.count, $0.key[0], $0.key[1]) < ($0.value.count, $1.key[0], $1.key[1])
        }) {
            let times = own.map(\.appendTime).sorted().map { minute(Instant(milliseconds: $0.milliseconds)) }
            table.add(names.map(\.printable) + ["\(own.count)", times.first ?? "-", times.last ?? "-"])
        }
        return table.lines
    }

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
    ///
    /// - Parameter fate: what was done with one, in words; `nil`: nothing yet.
    package static func table(
        of entries: [DeadLetterEntry], fate: (DeadLetterEntry) -> String? = { _ in nil }
    ) -> [String] {
        var table = TextTable([
            ("dead letter", .left), ("appended (UTC)", .left), ("reason", .left), ("type", .left), ("read at", .left),
        ])
        for entry in entries {
            table.add([
                entry.position.words, minute(Instant(milliseconds: entry.appendTime.milliseconds)),
                entry.reason.printable, entry.type.map { shortName($0).printable } ?? "-", entry.origin?.words ?? "-",
            ])
            table.addNote("  " + entry.sentence.printable)
            if let fate = fate(entry) { table.addNote("  " + fate.printable) }
        }
        return table.lines
    }
}
