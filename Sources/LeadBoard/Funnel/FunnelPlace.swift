import CloudEvents

/// Where a lead belongs in the funnel's figures, and since when.
enum FunnelPlace {
    /// Captured by marketing first: in the denominators.
    case captured(LeadMilestones.Capture)
    /// Came another way: beside the funnel.
    case beside(FunnelReport.Route, since: Instant)

    /// `nil`: the lead does not count (a test, a candidate, a partner, or nothing but decisions without
    /// a deal or a purchase).
    ///
    /// - Parameter counts: whether an activity counts: neither refused, nor retracted, nor dead-lettered.
    init?(of lead: LeadMilestones, counts: (Occurrence) -> Bool) {
        let captures = lead.captures.filter { counts($0.occurrence) }
        let isWorked = lead.assigned.instant != nil || !lead.deals.isEmpty
        let entries = lead.entries.filter { counts($0.occurrence) && (isWorked || !$0.isSuspect) }
        let capture = captures.first { $0.counts != .test }
        let entry = entries.filter { $0.counts != .test }.min { $0.occurrence.time < $1.occurrence.time }
        if let entry, capture.map({ entry.occurrence.time <= $0.occurrence.time }) ?? true {
            let isOtherKind = entry.counts == .otherKind || capture?.counts == .otherKind
            guard !isOtherKind else { return nil }
            self = .beside(entry.route, since: entry.occurrence.time)
        } else if let capture {
            guard capture.counts == .counts else { return nil }
            self = .captured(capture)
        } else {
            guard captures.isEmpty, entries.isEmpty else { return nil }
            if let deal = lead.wonDeal {
                self = .beside(.unannounced, since: deal.closedAt)
            } else if let bought = lead.converted.instant {
                self = .beside(.selfServe, since: bought)
            } else {
                return nil
            }
        }
    }

    var since: Instant {
        switch self {
        case .captured(let capture): capture.occurrence.time
        case .beside(_, let since): since
        }
    }
}
