import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Story {
    /// What the form says beside the contact.
    struct Form {
        var id: String
        var contactRequested = false
        var interest: String?
        var kind = LeadKind.customer
    }

    /// The person fills in a form: `lead.captured`.
    mutating func capture(_ form: Form) {
        let origin = person.origin(in: world.calendar, using: &random)
        let captured = LeadCaptured.with {
            $0.person = person.contact
            $0.account = person.account
            $0.origin = origin
            $0.kind = form.kind
            $0.formID = form.id
            if form.contactRequested {
                $0.contactRequested = true
                $0.person.phone = person.phone
                $0.person.title = random.pick(Names.titles)
                $0.products = [random.pick(Names.products)]
            }
            if let interest = form.interest { $0.interest = interest }
            if random.chance(700) { $0.consents = [consent(granted: true, at: clock)] }
            if random.chance(80) { $0.account.externalID = externalID }
            if random.chance(150) { $0.earlierTouch = earlierTouch() }
            if random.chance(300) { $0.account.size = UInt32(person.companySize) }
        }
        script.marketing(.leadCaptured(captured), at: clock, from: form.id == "import" ? .crm : .website)
    }

    func consent(granted: Bool, at time: Instant) -> Consent {
        .with {
            $0.purpose = "marketing-email"
            $0.granted = granted
            $0.legalBasis = "consent"
            $0.wordingVersion = "2"
            $0.time = .init(time)
            $0.channel = "website"
        }
    }

    private var externalID: ExternalId {
        .with {
            $0.system = "crm"
            $0.id = "C-" + Names.padded(person.number, to: 6)
        }
    }

    private mutating func earlierTouch() -> Origin {
        let earlier = random.weighted(Channel.allCases, or: .direct) { $0.share }
        return .with {
            $0.channel = earlier.rawValue
            $0.paid = earlier.isPaid
        }
    }
}
