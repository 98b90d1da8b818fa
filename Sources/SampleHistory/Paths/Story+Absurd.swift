import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Reports that make no sense where the lead stands. A few of them are in every real history; they are answered, never lost.
extension Story {
    mutating func addAbsurdities() {
        if person.path == .cooling, person.number % 53 == 7 { acceptWithoutOffer() }
        if person.path == .cooling, person.number % 101 == 11 { reverseWithoutSale() }
        if person.number == world.mistimedPerson { winBeforeContact() }
    }

    /// The rep clicked the wrong lead: nothing was offered.
    private mutating func acceptWithoutOffer() {
        let accepted = HandoffAccepted.with { $0.rep = world.roster.anyone(using: &random) }
        script.sales(.handoffAccepted(accepted), at: aDay(after: 2), from: .crm)
    }

    private mutating func reverseWithoutSale() {
        let reversed = SaleReversed.with {
            $0.dealID = "deal-never-\(person.number)"
            $0.reason = "cancelled"
        }
        script.sales(.saleReversed(reversed), at: aDay(after: 5), from: .crm)
    }

    /// The CRM's clock is wrong: the deal is dated before the first contact.
    private mutating func winBeforeContact() {
        let won = SaleWon.with {
            $0.dealID = "deal-early-\(person.number)"
            $0.rep = world.roster.anyone(using: &random)
            $0.amount = .euro(2_400)
            $0.term = .year
        }
        let dated = person.arrival.advanced(byMilliseconds: -Span.day)
        script.sales(.saleWon(won), at: dated, from: .crm, lag: 9 * Span.day)
    }

    private func aDay(after days: Int64) -> Instant {
        person.arrival.advanced(byMilliseconds: days * Span.day + Span.hour).whenAtWork
    }
}
