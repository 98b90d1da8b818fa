package import CloudEvents
package import LeadEvents

/// What marketing knows of one lead.
///
/// Contact data is kept as the bytes it is written as and read only where it changes or is handed over.
package struct MarketingLead: LeadState {
    package var aliasOf: LeadID?
    var standing = Standing.unknown
    var offer = OfferProgress.none
    /// Customer, candidate or partner.
    var kind = LeadKind.customer
    var marks: Marks = []
    /// Times that the lead was qualified.
    var round: UInt32 = 0
    /// Why the lead is qualified, while its offer waits.
    var reasons: Reasons = []
    /// Since the latest offer.
    var asked = AskedFor()

    var interest = Interest()
    /// Hundredths. Range: 0 to 10,000.
    var fit: Int32 = 0
    /// Version of the agreement that ``fit`` was computed under.
    var fitAgreement: UInt32 = 0
    /// As the latest `lead.scored` says, or none.
    var band = Band.none
    /// As the latest `lead.scored` says, hundredths.
    var reportedScore: Int32 = 0

    /// When the band falls if nothing happens.
    var coolsAt: Instant?
    /// The first capture's time.
    var capturedAt: Instant?
    /// No offer before this instant.
    var restsUntil: Instant?
    /// When sales last gave the lead back.
    var returnedAt: Instant?
    /// The earliest time that a deal was won.
    var wonAt: Instant?

    var seen = SeenList()
    /// The time of the latest touch; `nil`: it is the first touch.
    var lastTouchAt: Instant?
    /// The latest touch, an `Origin`; empty: it is the first touch.
    var lastTouch: [UInt8] = []
    /// A `Brief` without what stands in other fields; empty: nothing is known.
    var contact: [UInt8] = []

    package init() {}

    package var deadline: Instant? {
        guard let coolsAt, let restsUntil else { return coolsAt ?? restsUntil }
        return min(coolsAt, restsUntil)
    }
}

extension MarketingLead {
    /// Whether it counts in the revenue funnel: only customers do, and no tests.
    var isInRevenueFunnel: Bool { kind == .customer && !marks.contains(.test) }
}
