package import CloudEvents
import LeadEvents

extension LeadStanding {
    package var json: JSONText { .object(members) }

    var members: [JSONText.Member] {
        [
            .init("lead", .string(lead.description)),
            .init("stage", .string(stage.rawValue)),
            .init("since", .string(since.description)),
            .init("owner", .optional(owner)),
            .init("waitingForRep", .bool(isWaitingForRep)),
            .init("accountable", .optional(accountable?.name)),
            .init("band", .optional(band?.word)),
            .init("score", score.map { .decimal(Double($0) / 100, digits: 2) } ?? .null),
            .init("channel", .optional(channel)),
            .init("capturedAt", .optional(capturedAt?.description)),
            .init("pool", .optional(pool)),
            .init("kind", .string(kindWord)),
            .init("test", .bool(isTest)),
        ]
    }

    private var kindWord: String {
        switch kind {
        case .candidate: "candidate"
        case .partner: "partner"
        case .unspecified, .customer, .UNRECOGNIZED: "customer"
        }
    }

    /// "stage offered since 2026-03-02 09:14, waiting for a rep in pool default, accountable marketing".
    var sentence: String {
        var parts = ["stage " + stage.rawValue + " since " + minute(since)]
        if let owner { parts.append("owner " + owner) }
        if isWaitingForRep { parts.append("waiting for a rep" + (pool.map { " in pool " + $0 } ?? "")) }
        parts.append("accountable " + (accountable?.name ?? "nobody"))
        if let band, let score { parts.append("band " + band.word + ", score " + points(score)) }
        return parts.joined(separator: ", ").printable
    }

    /// The leads in columns, and how long each has been in its stage.
    package static func table(of standings: [LeadStanding], now: Instant) -> [String] {
        var table = TextTable([
            ("lead", .left), ("stage", .left), ("since (UTC)", .left), ("age", .right), ("owner", .left),
            ("accountable", .left), ("band", .left), ("score", .right), ("channel", .left),
        ])
        for standing in standings {
            table.add([
                standing.lead.description, standing.stage.rawValue, minute(standing.since),
                span(seconds: now.milliseconds(since: standing.since) / 1_000),
                standing.owner?.printable ?? (standing.isWaitingForRep ? "(waiting)" : "-"),
                standing.accountable?.name ?? "-", standing.band?.word ?? "-", standing.score.map(points) ?? "-",
                standing.channel?.printable ?? "(none)",
            ])
        }
        return table.lines
    }
}
