extension Catalogue {
    static let marketingActivities: [CatalogueEntry] = [
        activity(
            .leadCaptured, key: .lead, "A person made contact; the first one fixes the lead's origin.",
            correction: "`lead.updated` with what is true; that it was a contact stays"),
        activity(.leadEngaged, key: .lead, "A known lead showed interest."),
        activity(
            .leadEnriched, key: .lead, "Research or a data vendor added to what is known of a lead.",
            correction: "`lead.updated`, with what is not true in `cleared`"),
        activity(
            .leadUpdated, key: .lead, "The lead or a system of record changed what is known of it.",
            correction: "`lead.updated` with what is true"),
        activity(.touchRecorded, key: .campaign, "People were reached; no lead is known."),
        activity(.identityLinked, key: .lead, "Two names belong to one lead."),
        activity(
            .consentChanged, key: .lead, "A person agreed to something, or no longer does.",
            correction: "`consent.changed` with what is true"),
        activity(.campaignScheduled, key: .campaign, "A campaign stands in the promotional calendar."),
        activity(.campaignStarted, key: .campaign, "A campaign began."),
        activity(.campaignEnded, key: .campaign, "A campaign ended."),
        activity(.promotionStarted, key: .campaign, "A period of reduced prices began; never a sale."),
        activity(.spendRecorded, key: .campaign, "A team spent money on a campaign."),
        activity(.purchaseCompleted, key: .lead, "The lead completed the order form without sales and is a customer."),
        activity(.messageSent, key: .leadOrCampaign, "Marketing sent a message to one lead or to many."),
        activity(.messageBounced, key: .lead, "A message did not arrive."),
        activity(.messageComplained, key: .lead, "The receiver reported a message as spam."),
        activity(.contentSupplied, key: .asset, "Marketing made material for sales."),
        activity(.claimApproved, key: .claim, "Both teams may say this."),
        activity(.claimRetired, key: .claim, "Nobody says this any longer."),
    ]

    static let marketingDecisions: [CatalogueEntry] = [
        decision(
            .leadScored, "The band changed, or the score moved by the agreement's report step.",
            subject: "the event or the deadline that moved it"),
        decision(.leadQualified, "The lead is ready for sales under the agreement.", subject: "round"),
        decision(.handoffOffered, "Marketing offers the lead to sales.", subject: "round", takenInBy: [.sales]),
        decision(.leadRecycled, "The lead came back and marketing takes care of it again.", subject: "cause"),
        decision(.leadDisqualified, "Marketing gives the lead up.", subject: "cause", takenInBy: [.sales]),
        decision(
            .leadConverted, "The lead bought by itself; any open outreach ends.", subject: "order", takenInBy: [.sales]),
        decision(.nurtureDue, "The next nurturing step is due.", subject: "track and step"),
        decision(.nurtureSuppressed, "Marketing does not write to the lead for now.", subject: "cause"),
        decision(.leadMerged, "Another lead's history joins this one's.", subject: "the lead that joins"),
        decision(.creditAssigned, "Who gets credit for a deal under the agreement's rule.", subject: "deal and rule"),
    ]

    private static func activity(
        _ type: EventType, key: KeyRule, _ summary: String, correction: String? = nil
    ) -> CatalogueEntry {
        CatalogueEntry(type, .activity, .marketing, key: key, summary, correction: correction)
    }

    private static func decision(
        _ type: EventType, _ summary: String, subject: String, takenInBy: [Team] = []
    ) -> CatalogueEntry {
        CatalogueEntry(type, .decision, .marketing, key: .lead, summary, subject: subject, takenInBy: takenInBy)
    }
}
