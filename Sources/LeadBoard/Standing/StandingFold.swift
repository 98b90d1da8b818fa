package import LeadEvents

/// Follows where every lead stands: stage, owner, accountable team.
///
/// Cost: about 300 bytes a lead.
package struct StandingFold: BoardFold {
    private(set) var leads = LeadTable<StandingRow>()
    private(set) var symbols = Symbols()
    private(set) var exclusions = Exclusions()
    private(set) var aliases = Aliases()

    private let only: Set<LeadID>?

    /// - Parameter only: the leads to follow; `nil`: all.
    package init(leads only: Set<LeadID>? = nil) { self.only = only }

    package var interest: BoardInterest {
        BoardInterest(
            types: Exclusions.types.union(Aliases.types).union([
                .leadCaptured, .leadSourced, .leadReferred, .suspectIdentified, .proposalRequested, .leadScored,
                .leadQualified, .handoffOffered, .leadRecycled, .leadDisqualified, .leadConverted, .leadAssigned,
                .handoffConfirmed, .accountabilityTransferred, .stageChanged, .dealClosed,
            ]), leads: only)
    }

    package mutating func take(_ letter: DeadLetterEntry) { exclusions.take(letter) }

    package mutating func take(_ event: BoardEvent) {
        guard let lead = event.lead else { return }
        switch event.event.payload {
        case .activityRefused, .activityRetracted: exclusions.take(event)
        case .leadAliased: aliases.take(event)
        default:
            if let arrival = arrival(event) {
                leads.update(lead, orInsert: StandingRow()) { $0.arrivals.append(arrival) }
            } else {
                // A decision about a lead counts even where nothing else is known of it.
                var row = leads[lead] ?? StandingRow()
                guard conclude(event, &row) else { return }
                leads.update(lead, orInsert: row) { $0 = row }
            }
        }
    }

    private mutating func arrival(_ event: BoardEvent) -> StandingRow.Arrival? {
        var arrival = StandingRow.Arrival(
            occurrence: Occurrence(event), stage: .working, accountable: .sales, kind: .unspecified, isTest: false,
            channel: .none)
        switch event.event.payload {
        case .leadCaptured(let captured):
            (arrival.kind, arrival.isTest) = (captured.kind, captured.isTest)
            (arrival.stage, arrival.accountable) = (.captured, .marketing)
            arrival.channel = symbols.symbol(captured.firstTouch.channel)
        case .leadSourced(let sourced):
            (arrival.kind, arrival.isTest) = (sourced.kind, sourced.isTest)
            arrival.channel = symbols.symbol(sourced.origin.channel)
        case .leadReferred(let referred): (arrival.kind, arrival.isTest) = (referred.kind, referred.isTest)
        case .proposalRequested(let requested): (arrival.kind, arrival.isTest) = (requested.kind, requested.isTest)
        case .suspectIdentified(let suspect): (arrival.stage, arrival.isTest) = (.suspect, suspect.isTest)
        default: return nil
        }
        return arrival
    }

    /// - Returns: whether the event says anything about where the lead stands.
    private mutating func conclude(_ event: BoardEvent, _ row: inout StandingRow) -> Bool {
        let time = event.event.time
        switch event.event.payload {
        case .leadScored(let scored): (row.band, row.score) = (scored.band, scored.score)
        case .leadQualified: row.marketing = .init(stage: .qualified, since: time)
        case .handoffOffered(let offered):
            row.marketing = .init(stage: .offered, since: time)
            row.pool = symbols.symbol(offered.pool)
        case .leadRecycled: row.marketing = .init(stage: .recycled, since: time)
        case .leadDisqualified: row.marketing = .init(stage: .disqualified, since: time)
        case .leadConverted:
            row.marketing = .init(stage: .selfServe, since: time)
            // A customer whose first trace is the purchase is marketing's, like whom marketing captured.
            row.accountable = row.accountable ?? .marketing
        case .leadAssigned(let assigned): row.assign(symbols.symbol(assigned.rep))
        case .accountabilityTransferred(let transferred): row.accountable = transferred.to
        case .stageChanged(let changed): if let stage = LeadStage(changed.to) { row.enter(stage, at: time) }
        case .handoffConfirmed(let confirmed): if !confirmed.rep.isEmpty { row.owner = symbols.symbol(confirmed.rep) }
        case .dealClosed(let closed):
            row.hasWonDeal = closed.outcome == .won || (row.hasWonDeal && closed.outcome != .reversed)
            if closed.outcome == .won, row.owner == .none { row.owner = symbols.symbol(closed.rep) }
        default: return false
        }
        return true
    }
}
