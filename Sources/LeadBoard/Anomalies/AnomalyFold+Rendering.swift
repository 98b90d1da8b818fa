import CloudEvents
import LeadEvents

extension AnomalyFold.Entry {
    package var json: JSONText {
        .object([
            .init("time", .string(time.description)),
            .init("team", .string(team.name)),
            .init("lead", .optional(lead?.description)),
            .init("kind", .string(kind)),
            .init("sentence", .string(sentence)),
            .init("activityType", .string(activityType)),
            .init("source", .string(activity.source)),
            .init("id", .string(activity.id)),
        ])
    }

    /// The anomalies in columns, each one's sentence on a line of its own below.
    package static func table(of entries: [AnomalyFold.Entry]) -> [String] {
        var table = TextTable([
            ("time (UTC)", .left), ("team", .left), ("lead", .left), ("kind", .left), ("activity", .left),
        ])
        for entry in entries {
            let activity = shortName(entry.activityType) + " " + entry.activity.id + " of " + entry.activity.source
            table.add([
                minute(entry.time), entry.team.name, entry.lead?.description ?? "-", entry.kind.printable,
                activity.printable,
            ])
            table.addNote("  " + entry.sentence.printable)
        }
        return table.lines
    }
}
