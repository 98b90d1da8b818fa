extension Catalogue {
    static let salesActivities: [CatalogueEntry] = [
        activity(
            .handoffAccepted, key: .lead, "Sales takes the lead over.",
            correction: "`sale.lost`, which ends the work on the lead"),
        activity(
            .handoffRejected, key: .lead, "Sales gives the lead back.",
            correction: "`prospect.claimed`, which takes the lead over all the same"),
        activity(
            .leadSourced, key: .lead, "Sales found the lead itself.",
            correction: "`sale.lost`, which ends the work on the lead"),
        activity(
            .leadReferred, key: .lead, "A customer or a partner named the lead.",
            correction: "`sale.lost`, which ends the work on the lead"),
        activity(
            .suspectIdentified, key: .lead, "Somebody may need what the company has, now or later.",
            correction: "`sale.lost`, which ends the work on the lead"),
        activity(
            .prospectClaimed, key: .lead, "A rep pursues the lead; marketing's handoffs do not compete.",
            correction: "`owner.changed` to the right rep, or `sale.lost`"),
        activity(
            .proposalRequested, key: .lead, "A pre-qualified prospect goes straight to sales.",
            correction: "`sale.lost`, which ends the work on the lead"),
        activity(
            .ownerChanged, key: .lead, "A manager gives the lead to another rep.",
            correction: "`owner.changed` to the right rep"),
        activity(.outreachAttempted, key: .lead, "A rep tried to reach exactly one person."),
        activity(.conversationHeld, key: .lead, "Both sides spoke."),
        activity(.meetingScheduled, key: .lead, "A meeting was agreed on."),
        activity(.meetingHeld, key: .lead, "A meeting took place."),
        activity(.meetingMissed, key: .lead, "Somebody did not come."),
        activity(.objectionRaised, key: .lead, "The prospect objected."),
        activity(.objectionResolved, key: .lead, "An objection is out of the way."),
        activity(.discoveryCompleted, key: .lead, "The rep knows what the prospect needs."),
        activity(.proposalSent, key: .lead, "A proposal went out."),
        activity(.negotiationChanged, key: .lead, "Terms were asked for or given."),
        activity(
            .followupScheduled, key: .lead, "The next attempt has a date.",
            correction: "`followup.scheduled` with the right date"),
        activity(.referralRequested, key: .lead, "A rep asked a customer or a partner to name others."),
        activity(.contentRequested, key: .leadOrRep, "Sales needs material from marketing."),
        activity(.contentUsed, key: .lead, "A rep showed material to a lead."),
        activity(.competitorMentioned, key: .lead, "The prospect named a competitor."),
        activity(.dealOpened, key: .lead, "There is an opportunity.", correction: "`sale.lost` with the deal's id"),
        activity(
            .dealUpdated, key: .lead, "Something about a deal changed.", correction: "`deal.updated` with what is true"),
        activity(.saleWon, key: .lead, "The lead bought.", correction: "`sale.reversed` with the deal's id"),
        activity(
            .saleLost, key: .lead, "The deal, or the lead without one, is lost.",
            correction: "`prospect.claimed`, which opens the lead again, or `sale.won` with the deal's id"),
        activity(
            .saleReversed, key: .lead, "A sale that was won is undone.", correction: "`sale.won` with the deal's id"),
        activity(.targetSet, key: .rep, "What sales shall reach.", correction: "`target.set` with the right figure"),
        activity(
            .repChanged, key: .rep, "A rep joined, changed or left.", correction: "`rep.changed` with what is true"),
    ]

    static let salesDecisions: [CatalogueEntry] = [
        CatalogueEntry(
            .leadAssigned, .decision, .sales, key: .lead, "A rep has the lead.", subject: "request",
            isCopiedToOwnInbox: true),
        decision(.handoffConfirmed, "Sales took the lead over.", subject: "handoff"),
        decision(.handoffReturned, "Sales gave the lead back.", subject: "handoff", takenInBy: [.marketing]),
        decision(.handoffExpired, "Sales did not answer in time.", subject: "handoff", takenInBy: [.marketing]),
        decision(
            .accountabilityTransferred, "Another team is accountable for the lead from now on.", subject: "cause",
            takenInBy: [.marketing]),
        decision(
            .deadlineBreached, "An agreed deadline passed.", subject: "the deadline and what armed it"),
        decision(.leadEscalated, "Somebody above the rep has to look at the lead.", subject: "cause"),
        decision(.followupDue, "The next attempt is due.", subject: "what set the date"),
        decision(
            .leadExhausted, "The agreed number of attempts was made.", subject: "cause", takenInBy: [.marketing]),
        decision(.leadFasttracked, "A pre-qualified prospect went straight to sales.", subject: "cause"),
        decision(
            .stageChanged, "The lead stands elsewhere with sales.", subject: "stage and cause; a win: the request"),
        decision(.dealClosed, "A deal was won, lost or undone.", subject: "cause", takenInBy: [.marketing]),
    ]

    private static func activity(
        _ type: EventType, key: KeyRule, _ summary: String, correction: String? = nil
    ) -> CatalogueEntry {
        CatalogueEntry(type, .activity, .sales, key: key, summary, correction: correction)
    }

    private static func decision(
        _ type: EventType, _ summary: String, subject: String, takenInBy: [Team] = []
    ) -> CatalogueEntry {
        CatalogueEntry(type, .decision, .sales, key: .lead, summary, subject: subject, takenInBy: takenInBy)
    }
}
