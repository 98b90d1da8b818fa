extension Catalogue {
    static let salesActivities: [CatalogueEntry] = [
        activity(.handoffAccepted, key: .lead, "Sales takes the lead over."),
        activity(.handoffRejected, key: .lead, "Sales gives the lead back."),
        activity(.leadSourced, key: .lead, "Sales found the lead itself."),
        activity(.leadReferred, key: .lead, "A customer or a partner named the lead."),
        activity(.suspectIdentified, key: .lead, "Somebody may need what the company has, now or later."),
        activity(
            .prospectClaimed, key: .lead, "A rep pursues the lead; marketing's handoffs do not compete.",
            retraction: "the claim ends"),
        activity(.proposalRequested, key: .lead, "A pre-qualified prospect goes straight to sales."),
        activity(.ownerChanged, key: .lead, "A manager gives the lead to another rep."),
        activity(
            .outreachAttempted, key: .lead, "A rep tried to reach exactly one person.",
            retraction: "it no longer counts as an attempt"),
        activity(
            .conversationHeld, key: .lead, "Both sides spoke.",
            retraction: "it no longer counts as a conversation"),
        activity(.meetingScheduled, key: .lead, "A meeting was agreed on.", retraction: "the meeting is not expected"),
        activity(.meetingHeld, key: .lead, "A meeting took place.", retraction: "it no longer counts as held"),
        activity(.meetingMissed, key: .lead, "Somebody did not come.", retraction: "it no longer counts as missed"),
        activity(.objectionRaised, key: .lead, "The prospect objected.", retraction: "there is no such objection"),
        activity(.objectionResolved, key: .lead, "An objection is out of the way.", retraction: "it is open again"),
        activity(
            .discoveryCompleted, key: .lead, "The rep knows what the prospect needs.",
            retraction: "discovery is not done"),
        activity(.proposalSent, key: .lead, "A proposal went out.", retraction: "there is no such proposal"),
        activity(
            .negotiationChanged, key: .lead, "Terms were asked for or given.",
            retraction: "the term stands as before"),
        activity(.followupScheduled, key: .lead, "The next attempt has a date.", retraction: "the date is off"),
        activity(
            .referralRequested, key: .lead, "A rep asked a customer or a partner to name others.",
            retraction: "it no longer counts as asked"),
        activity(.contentRequested, key: .leadOrRep, "Sales needs material from marketing."),
        activity(
            .contentUsed, key: .lead, "A rep showed material to a lead.", retraction: "it no longer counts as shown"),
        activity(
            .competitorMentioned, key: .lead, "The prospect named a competitor.",
            retraction: "it no longer counts as named"),
        activity(.dealOpened, key: .lead, "There is an opportunity.", retraction: "there is no such deal"),
        activity(.dealUpdated, key: .lead, "Something about a deal changed."),
        activity(.saleWon, key: .lead, "The lead bought.", retraction: "the deal is open again"),
        activity(.saleLost, key: .lead, "The deal, or the lead without one, is lost.", retraction: "it is open again"),
        activity(
            .saleReversed, key: .lead, "A sale that was won is undone.", retraction: "the sale counts as won again"),
        activity(.targetSet, key: .rep, "What sales shall reach.", retraction: "the target before it counts"),
        activity(.repChanged, key: .rep, "A rep joined, changed or left."),
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
        decision(.stageChanged, "The lead stands elsewhere with sales.", subject: "stage and cause"),
        decision(.dealClosed, "A deal was won, lost or undone.", subject: "cause", takenInBy: [.marketing]),
    ]

    private static func activity(
        _ type: EventType, key: KeyRule, _ summary: String, retraction: String? = nil
    ) -> CatalogueEntry {
        CatalogueEntry(type, .activity, .sales, key: key, summary, retraction: retraction)
    }

    private static func decision(
        _ type: EventType, _ summary: String, subject: String, takenInBy: [Team] = []
    ) -> CatalogueEntry {
        CatalogueEntry(type, .decision, .sales, key: .lead, summary, subject: subject, takenInBy: takenInBy)
    }
}
