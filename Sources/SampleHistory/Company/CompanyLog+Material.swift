import CloudEvents
import LeadEvents
import SwiftProtobuf

extension CompanyLog {
    /// Claims that both teams may make, and the material that sales asks for and gets.
    mutating func addMaterial() {
        addClaim("saves-a-day-a-week", "Planning takes a day less each week", at: 0)
        addClaim("fastest", "The fastest planner there is", at: 1)
        addClaim("ready-in-a-week", "In use within a week", at: 20)
        let retired = ClaimRetired.with {
            $0.claim = "fastest"
            $0.reason = "cannot be shown"
        }
        add(.claimRetired(retired), at: at(percent: 45), from: .calendar, by: .marketing)
        for (number, percent) in [Int64(15), 33, 58, 74].enumerated() { addLoop(number, at: at(percent: percent)) }
    }

    private mutating func addClaim(_ claim: String, _ wording: String, at percent: Int64) {
        let approved = ClaimApproved.with {
            $0.claim = claim
            $0.wording = wording
            $0.version = "1"
            $0.products = ["planner"]
        }
        add(.claimApproved(approved), at: at(percent: percent), from: .calendar, by: .marketing)
    }

    /// A rep asks for material; marketing supplies it some days later.
    private mutating func addLoop(_ number: Int, at time: Instant) {
        let rep = world.roster.anyone(using: &random)
        let requested = ContentRequested.with {
            $0.rep = rep
            $0.description_p = "A comparison for \(random.pick(Names.industries))"
            $0.neededAt = .init(time.advanced(byMilliseconds: 10 * Span.day))
        }
        add(.contentRequested(requested), at: time.whenAtWork, from: .crm, by: .sales)
        guard let question = events.last?.reference else { return }
        let supplied = ContentSupplied.with {
            $0.asset = "comparison-\(number + 1)"
            $0.version = "1"
            $0.title = "Comparison \(number + 1)"
            $0.answers = question
            $0.claims = ["ready-in-a-week"]
        }
        let done = time.whenAtWork.advanced(byMilliseconds: random.number(in: 3 * Span.day...8 * Span.day))
        add(.contentSupplied(supplied), at: done, from: .calendar, by: .marketing)
    }
}
