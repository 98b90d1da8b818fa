import CloudEvents
import LeadEvents

/// Follows every lead from its capture to the won deal.
///
/// Cost: about 300 bytes a lead.
package struct FunnelFold: BoardFold {
    private var leads = LeadTable<LeadMilestones>()
    private var symbols = Symbols()
    private var exclusions = Exclusions()
    private var aliases = Aliases()

    package init() {}

    package var interest: BoardInterest {
        BoardInterest(
            types: Exclusions.types.union(Aliases.types).union([
                .leadCaptured, .leadSourced, .leadReferred, .proposalRequested, .prospectClaimed, .suspectIdentified,
                .leadQualified, .handoffOffered,
                .leadConverted, .leadAssigned, .handoffConfirmed, .dealClosed, .outreachAttempted, .conversationHeld,
                .meetingHeld, .anomalyNoted,
            ]))
    }

    package mutating func take(_ letter: DeadLetterEntry) { exclusions.take(letter) }

    package mutating func take(_ event: BoardEvent) {
        guard let lead = event.lead else { return }
        switch event.event.payload {
        case .activityRefused, .activityRetracted: exclusions.take(event)
        case .leadAliased: aliases.take(event)
        default:
            guard let change = change(of: event) else { return }
            leads.update(lead, orInsert: LeadMilestones(), change)
        }
    }

    /// What the event adds to its lead; `nil`: nothing.
    private mutating func change(of event: BoardEvent) -> ((inout LeadMilestones) -> Void)? {
        let time = event.event.time
        switch event.event.payload {
        case .leadQualified: return { $0.qualified.take(time) }
        case .handoffOffered: return { $0.offered.take(time) }
        case .leadAssigned: return { $0.assigned.take(time) }
        case .handoffConfirmed: return { $0.accepted.take(time) }
        case .leadConverted: return { $0.converted.take(time) }
        case .anomalyNoted: return { $0.anomalies.insert(event.event.reference.mark) }
        case .dealClosed(let closed):
            let deal = deal(closed, time)
            return { $0.close(deal) }
        case .leadCaptured(let captured):
            let capture = capture(captured, event)
            return { $0.captures.append(capture) }
        default:
            if let entry = Self.entry(event) { return { $0.entries.append(entry) } }
            return event.isContact ? { $0.contacts.append(Occurrence(event)) } : nil
        }
    }

    private mutating func capture(_ captured: LeadCaptured, _ event: BoardEvent) -> LeadMilestones.Capture {
        let touch = captured.firstTouch
        return LeadMilestones.Capture(
            occurrence: Occurrence(event), channel: symbols.symbol(touch.channel),
            campaign: symbols.symbol(touch.campaign), source: symbols.symbol(touch.source),
            counts: FunnelRelevance(kind: captured.kind, isTest: captured.isTest))
    }

    private mutating func deal(_ closed: DealClosed, _ time: Instant) -> LeadMilestones.Deal {
        LeadMilestones.Deal(
            id: symbols.symbol(closed.dealID), rep: symbols.symbol(closed.rep), outcome: closed.outcome,
            closedAt: closed.hasClosedAt ? closed.closedAt.instant : time)
    }

    /// How the event brings the lead to sales past marketing; `nil`: it does not.
    private static func entry(_ event: BoardEvent) -> LeadMilestones.Entry? {
        let occurrence = Occurrence(event)
        switch event.event.payload {
        case .leadSourced(let sourced):
            return .init(.sales, occurrence, FunnelRelevance(kind: sourced.kind, isTest: sourced.isTest))
        case .prospectClaimed(let claimed):
            return .init(.sales, occurrence, FunnelRelevance(kind: .unspecified, isTest: claimed.isTest))
        case .suspectIdentified(let suspect):
            return .init(
                .sales, occurrence, FunnelRelevance(kind: .unspecified, isTest: suspect.isTest), isSuspect: true)
        case .leadReferred(let referred):
            return .init(.referral, occurrence, FunnelRelevance(kind: referred.kind, isTest: referred.isTest))
        case .proposalRequested(let requested):
            return .init(.fastTracked, occurrence, FunnelRelevance(kind: requested.kind, isTest: requested.isTest))
        default: return nil
        }
    }
}

extension FunnelFold {
    /// What the records so far say.
    ///
    /// - Parameter period: instants of the first contact; the cohort.
    package func report(by dimension: FunnelReport.Dimension, period: ReportPeriod = .always) -> FunnelReport {
        var tally = FunnelTally(dimension, symbols)
        for (lead, milestones) in merged() {
            let place = FunnelPlace(of: milestones) { exclusions.counts($0, of: lead) }
            guard let place, period.contains(place.since) else { continue }
            let contacted = milestones.contacts.filter { exclusions.counts($0, of: lead) }.map(\.time).min()
            tally.add(milestones, place, contacted: contacted)
        }
        return tally.report(period: period)
    }

    /// The leads, each with what is known under its other names.
    private func merged() -> [(lead: LeadID, row: LeadMilestones)] {
        guard !aliases.isEmpty else { return leads.rows }
        var merged = LeadTable<LeadMilestones>()
        for (name, milestones) in leads.rows {
            merged.update(aliases.owner(of: name), orInsert: LeadMilestones()) { $0.merge(milestones) }
        }
        return merged.rows
    }
}
