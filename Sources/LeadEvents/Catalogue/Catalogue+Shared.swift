extension Catalogue {
    static let sharedByBothTeams: [CatalogueEntry] = [
        CatalogueEntry(
            .activityRetracted, .activity, .both, key: .keyOfActivity,
            "Asks to take an activity of the same team back; refused by these rules, which say what to publish instead."
        ),
        CatalogueEntry(
            .activityRefused, .decision, .both, key: .keyOfActivity,
            "An activity makes no sense where the lead stands.", subject: "the activity"),
        CatalogueEntry(
            .anomalyNoted, .decision, .both, key: .keyOfActivity,
            "Something does not fit together; nothing is refused for it.", subject: "the activity and the kind"),
        agreement(.agreementProposed, key: .hash, "A team proposes an agreement."),
        agreement(.agreementSigned, key: .hash, "A team signs an agreement; in force when both have."),
        agreement(.agreementWithdrawn, key: .hash, "A team takes its signature back."),
        agreement(.knowledgeShared, key: .fact, "Something that both teams need to know."),
        agreement(.knowledgeAcknowledged, key: .fact, "A team has taken note of a fact."),
        agreement(.knowledgeDisputed, key: .fact, "A team does not agree with a fact."),
    ]

    static let internals: [CatalogueEntry] = [
        CatalogueEntry(.clockTicked, .clock, .worker, key: .partition, "Time passes in the partition."),
        CatalogueEntry(
            .clockHeld, .clock, .worker, key: .partition, "History is imported; workers write no ticks of their own."),
        CatalogueEntry(.clockReleased, .clock, .worker, key: .partition, "Ends `clock.held`."),
        CatalogueEntry(
            .leadAliased, .alias, .worker, key: .lead, "The lead in the subject is another name of a lead.",
            subject: "the lead that it names"),
        CatalogueEntry(
            .assignmentRequested, .routing, .sales, key: .lead, "A lead needs a rep.", subject: "request"),
        CatalogueEntry(
            .assignmentReleased, .routing, .sales, key: .lead, "A lead left a rep, or needs none any longer.",
            subject: "request and reason"),
    ]

    private static func agreement(_ type: EventType, key: KeyRule, _ summary: String) -> CatalogueEntry {
        CatalogueEntry(type, .agreement, .both, key: key, summary)
    }
}
