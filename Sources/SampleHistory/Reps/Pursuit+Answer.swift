import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Pursuit {
    /// Answers the offer. Returns whether the rep goes on with the lead.
    mutating func answer() -> Bool {
        let draw = random.below(1_000)
        switch draw {
        case ..<790:
            accept(lag: 0)
            return true
        case ..<810:
            // The CRM was down: the answer was in time and comes after the deadline.
            accept(lag: 55 * Span.hour)
            clock = clock.advanced(byMilliseconds: 55 * Span.hour)
            return true
        case ..<920:
            reject()
            return false
        case ..<940:
            // Sold on the phone, and nobody clicked "accept".
            guard prospect.kind == .customer else { return false }
            waitForWork(2 * Span.day...6 * Span.day)
            win()
            return false
        default:
            return false
        }
    }

    private mutating func accept(lag: Int64) {
        let accepted = HandoffAccepted.with {
            // Some systems know no handoff ids; then the lead's current offer is meant.
            if random.chance(800), let handoff = assigned.handoffID { $0.handoffID = handoff }
            $0.rep = rep
        }
        report(.handoffAccepted(accepted), lag: lag)
    }

    private mutating func reject() {
        let rejected = HandoffRejected.with {
            if let handoff = assigned.handoffID { $0.handoffID = handoff }
            $0.rep = rep
            $0.reason = random.pick([
                "not-a-fit", "not-a-fit", "no-budget", "no-need", "not-now", "duplicate", "bad-data",
            ])
        }
        report(.handoffRejected(rejected))
    }
}
