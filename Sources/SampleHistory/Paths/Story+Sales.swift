import CloudEvents
import LeadEvents
import SwiftProtobuf

/// The ways that begin with sales.
extension Story {
    mutating func beFound() {
        let rep = world.roster.anyone(using: &random)
        clock = clock.whenAtWork
        let sourced = LeadSourced.with {
            $0.person = person.contact
            $0.person.phone = person.phone
            $0.account = person.account
            $0.rep = rep
            $0.how = random.pick(["cold-call", "field", "event", "linkedin", "list"])
            $0.kind = .customer
        }
        script.sales(.leadSourced(sourced), at: clock, from: .crm)
    }

    mutating func beReferred() {
        let rep = world.roster.anyone(using: &random)
        clock = clock.whenAtWork
        let customer = earlierCustomer()
        let referred = LeadReferred.with {
            $0.person = person.contact
            $0.person.phone = person.phone
            $0.account = person.account
            $0.rep = rep
            $0.kind = .customer
            if let customer { $0.byCustomer = customer.description } else { $0.byPartner = "Meridian Partners" }
        }
        script.sales(.leadReferred(referred), at: clock, from: .crm)
    }

    /// A suspect whose need lies weeks ahead; about half of them a rep then goes after.
    mutating func comeUpLater() {
        let rep = world.roster.anyone(using: &random)
        clock = clock.whenAtWork
        let needed = clock.advanced(byMilliseconds: random.number(in: 10 * Span.day...45 * Span.day))
        let suspect = SuspectIdentified.with {
            $0.person = person.contact
            $0.account = person.account
            $0.rep = rep
            $0.neededAt = .init(needed)
            $0.note = "Contract elsewhere ends soon"
        }
        script.sales(.suspectIdentified(suspect), at: clock, from: .crm)
        guard random.chance(550) else { return }
        clock = needed.whenAtWork
        let claimed = ProspectClaimed.with {
            $0.rep = rep
            $0.until = .init(clock.advanced(byMilliseconds: 60 * Span.day))
        }
        script.sales(.prospectClaimed(claimed), at: clock, from: .crm)
    }

    mutating func askForProposal() {
        let rep = world.roster.anyone(using: &random)
        let proposal = ProposalRequested.with {
            $0.person = person.contact
            $0.person.phone = person.phone
            $0.account = person.account
            $0.rep = rep
            $0.interest = random.pick(Names.interests)
            $0.products = [random.pick(Names.products)]
            $0.kind = .customer
        }
        script.sales(.proposalRequested(proposal), at: clock, from: .crm)
    }

    /// Somebody who bought alone and came before this person; `nil` where there is nobody near.
    private func earlierCustomer() -> LeadID? {
        for distance in stride(from: 1, through: min(60, person.number), by: 1) {
            let earlier = world.person(person.number - distance)
            if earlier.path == .selfServe { return earlier.lead }
        }
        return nil
    }
}
