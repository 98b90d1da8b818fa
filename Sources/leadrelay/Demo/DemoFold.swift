import LeadBoard
import LeadEvents
import SampleHistory

/// What the workers have decided so far, as far as the demo shows it, and what its reps were given.
struct DemoFold: BoardFold {
    struct Tally {
        var qualified = 0
        var assigned = 0
        var accepted = 0
        var won = 0
    }

    private(set) var tally = Tally()
    /// In the order in which they were decided.
    private(set) var assignments: [AssignedLead] = []

    var interest: BoardInterest {
        BoardInterest(types: [.leadQualified, .leadAssigned, .handoffConfirmed, .dealClosed], deadLetters: [])
    }

    mutating func take(_ event: BoardEvent) {
        switch event.event.payload {
        case .leadQualified: tally.qualified += 1
        case .handoffConfirmed: tally.accepted += 1
        case .dealClosed(let deal): tally.won += deal.outcome == .won ? 1 : 0
        case .leadAssigned(let assigned):
            tally.assigned += 1
            guard let lead = event.lead else { return }
            assignments.append(
                AssignedLead(
                    lead: lead, rep: assigned.rep, rule: assigned.rule,
                    handoffID: assigned.hasHandoffID ? assigned.handoffID : nil, request: assigned.request))
        default: break
        }
    }
}
