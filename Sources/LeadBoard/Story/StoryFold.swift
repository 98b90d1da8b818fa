import CloudEvents
import EventLog
package import LeadEvents

/// Collects everything that either team said about one lead, and follows where it stands.
package struct StoryFold: BoardFold {
    /// The names the lead is known by.
    package let leads: Set<LeadID>
    /// By type and reference, so that an event that was published twice is told once; in the order read.
    private var reports: [StoryKey: [BoardEvent]] = [:]
    private var exclusions = Exclusions()
    private var standings: StandingFold

    private struct StoryKey: Hashable {
        let type: EventType
        let reference: EventReference
    }

    package init(leads: Set<LeadID>) {
        self.leads = leads
        standings = StandingFold(leads: leads)
    }

    package var interest: BoardInterest {
        BoardInterest(types: Set(EventType.allCases), leads: leads)
    }

    package mutating func take(_ letter: DeadLetterEntry) {
        exclusions.take(letter)
        standings.take(letter)
    }

    package mutating func take(_ event: BoardEvent) {
        guard let lead = event.lead, leads.contains(lead) else { return }
        exclusions.take(event)
        standings.take(event)
        let key = StoryKey(type: event.event.type, reference: event.event.reference)
        reports[key, default: []].append(event)
    }

    /// Where the lead stands, by any of its names; `nil` where nothing is known of it.
    package func standing(of name: LeadID) -> LeadStanding? { standings.standing(of: name) }

    /// The events in the order in which they happened, each with what became of it.
    package func entries() -> [StoryEntry] {
        let ordered = reports.values.compactMap(told).sorted { StoryOrder($0) < StoryOrder($1) }
        var accountable: Team?
        return ordered.map { event in
            let fate = event.lead.map { exclusions.fate(Occurrence(event), of: $0) } ?? .counts
            if fate == .counts { accountable = event.accountable(after: accountable) }
            return StoryEntry(event: event, accountable: accountable, fate: fate)
        }
    }

    /// Of the reports of one event, the first that counts; where none does, the first.
    private func told(_ reports: [BoardEvent]) -> BoardEvent? {
        reports.first { report in report.lead.map { exclusions.counts(Occurrence(report), of: $0) } ?? true }
            ?? reports.first
    }

    /// What is known of the person and the company, the latest word on each field.
    package func profile() -> LeadProfile {
        var profile = LeadProfile()
        for entry in entries() where entry.fate == .counts { profile.take(entry.event.event.payload) }
        return profile
    }
}

extension BoardEvent {
    /// The accountable team once this happened.
    fileprivate func accountable(after before: Team?) -> Team? {
        switch event.payload {
        case .accountabilityTransferred(let transferred): transferred.to
        case .leadCaptured, .leadConverted: before ?? .marketing
        case .leadSourced, .leadReferred, .proposalRequested, .suspectIdentified: before ?? .sales
        default: before
        }
    }
}
