import CloudEvents
import LeadEvents
import SampleHistory

/// A short history with workers that are played by a rule of thumb, so that reps have something to answer.
enum Fixture {
    /// 2026-01-01T00:00:00Z.
    static let end = Instant(milliseconds: 1_767_225_600_000)
    static let day: Int64 = 86_400_000

    static func history(seed: UInt64 = 1, people: Int = 2_000) -> SampleHistory {
        SampleHistory(seed: seed, people: people, end: end)
    }

    /// Everything that is published when hand-raisers and what sales finds are given to a rep.
    static func published(seed: UInt64 = 1, people: Int = 2_000, sliceDays: Int64 = 1) -> [SampleEvent] {
        let history = history(seed: seed, people: people)
        var company = SampleCompany(history)
        var events: [SampleEvent] = []
        var slice = history.start
        while slice < history.end {
            slice = slice.advanced(byMilliseconds: sliceDays * day)
            let new = company.events(until: slice)
            company.react(to: new.compactMap(assignment))
            events += new
        }
        return events
    }

    static func assignment(of event: SampleEvent) -> AssignedLead? {
        guard let lead = event.lead else { return nil }
        let needsAnswer: Bool
        switch event.payload {
        case .leadCaptured(let captured) where captured.contactRequested: needsAnswer = true
        case .leadSourced, .leadReferred, .prospectClaimed, .proposalRequested: needsAnswer = false
        default: return nil
        }
        return AssignedLead(
            lead: lead, rep: "rep-01", rule: needsAnswer ? "round-robin" : "sourced",
            handoffID: needsAnswer ? lead.description : nil,
            request: 1)
    }

    static func count(_ type: EventType, in events: [SampleEvent]) -> Int {
        events.lazy.filter { $0.payload.type == type }.count
    }
}
