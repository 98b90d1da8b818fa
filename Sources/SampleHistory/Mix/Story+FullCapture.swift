import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Story {
    /// A capture with everything that a form and an ad can say.
    mutating func captureInFull() {
        let captured = LeadCaptured.with {
            $0.person = person.contact
            $0.person.phone = person.phone
            $0.person.title = random.pick(Names.titles)
            $0.account = person.account
            $0.origin = .with {
                $0.channel = "paid search"
                $0.source = "google"
                $0.medium = "cpc"
                $0.campaign = "search-planning"
                $0.term = "production planning"
                $0.content = "headline-2"
                $0.landingPage = "/planner"
                $0.paid = true
                $0.clickIds = [person.clickID("gclid", using: &random)]
            }
            $0.consents = [consent(granted: true, at: clock)]
            $0.formID = "contact"
            $0.interest = random.pick(Names.interests)
        }
        script.marketing(.leadCaptured(captured), at: clock, from: .website)
    }
}
