import CloudEvents
import LeadEvents

/// What the funnel knows of one lead.
///
/// Everything is kept so that an activity can be left out later (it was refused, retracted or dead-lettered) and so that
/// the order in which topics are read does not matter.
struct LeadMilestones: Sendable {
    /// A `lead.captured`, in the order of the inbox.
    struct Capture: Sendable {
        var occurrence: Occurrence
        var channel: Symbols.Symbol
        var campaign: Symbols.Symbol
        var source: Symbols.Symbol
        var counts: FunnelRelevance
    }

    /// An activity by which a lead came to sales past marketing.
    struct Entry: Sendable {
        let route: FunnelReport.Route
        let occurrence: Occurrence
        let counts: FunnelRelevance
        /// Somebody who may need something later: no lead before sales works on it.
        let isSuspect: Bool

        init(
            _ route: FunnelReport.Route, _ occurrence: Occurrence, _ counts: FunnelRelevance, isSuspect: Bool = false
        ) {
            self.route = route
            self.occurrence = occurrence
            self.counts = counts
            self.isSuspect = isSuspect
        }
    }

    /// The latest word on one deal.
    struct Deal: Sendable {
        var id: Symbols.Symbol
        var rep: Symbols.Symbol
        var outcome: DealClosed.Outcome
        var closedAt: Instant
    }

    var captures: [Capture] = []
    var entries: [Entry] = []
    var contacts: [Occurrence] = []
    var deals: [Deal] = []
    /// Marks of the anomalies noted on the lead.
    var anomalies: Set<UInt64> = []
    var qualified = FirstTime()
    var offered = FirstTime()
    var assigned = FirstTime()
    var accepted = FirstTime()
    var converted = FirstTime()

    /// Takes what is known of another name of the same lead.
    mutating func merge(_ other: LeadMilestones) {
        captures = (captures + other.captures).sorted { $0.occurrence.time < $1.occurrence.time }
        entries += other.entries
        contacts += other.contacts
        for deal in other.deals where !deals.contains(where: { $0.id == deal.id }) { deals.append(deal) }
        anomalies.formUnion(other.anomalies)
        qualified.take(other.qualified)
        offered.take(other.offered)
        assigned.take(other.assigned)
        accepted.take(other.accepted)
        converted.take(other.converted)
    }

    mutating func close(_ deal: Deal) {
        if let index = deals.firstIndex(where: { $0.id == deal.id }) { deals[index] = deal } else { deals.append(deal) }
    }

    /// The deal that made the lead a customer: the first one won and not undone.
    var wonDeal: Deal? { deals.filter { $0.outcome == .won }.min { $0.closedAt < $1.closedAt } }

    /// The deal that stands for the lead: the won one, otherwise the latest closed.
    var deal: Deal? { wonDeal ?? deals.max { $0.closedAt < $1.closedAt } }
}
