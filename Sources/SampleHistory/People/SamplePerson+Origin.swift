import LeadEvents
import SeededRandom
import SwiftProtobuf

extension SamplePerson {
    /// The touch that brought the person, as a landing page or a trade fair's list saw it.
    func origin(in calendar: CampaignCalendar, using random: inout SplitMix64) -> Origin {
        let visit = random.pick(channel.sources, or: ("(direct)", "(none)"))
        let campaign = calendar.running(channel, at: arrival, using: &random)
        return .with {
            $0.channel = channel.rawValue
            $0.source = visit.source
            $0.medium = visit.medium
            if let campaign { $0.campaign = campaign }
            if channel.isPaid { $0.paid = true }
            if channel == .press || channel == .event {
                $0.offline = true
            } else {
                $0.landingPage = random.pick(Self.pages)
            }
            if visit.medium == "cpc" { $0.term = random.pick(Self.terms) }
            if channel.isPaid, let kind = Channel.clickID(of: visit.source) {
                $0.clickIds = [clickID(kind, using: &random)]
            }
            if visit.medium == "paid-social" {
                $0.adPlatform = .with {
                    $0.name = visit.source
                    $0.form = "lead-form-\(number % 4 + 1)"
                }
            }
        }
    }

    func clickID(_ kind: String, using random: inout SplitMix64) -> ClickId {
        .with {
            $0.kind = kind
            $0.value = String(random.next(), radix: 36) + String(random.next(), radix: 36)
            $0.time = .init(arrival)
        }
    }

    private static let pages = ["/", "/pricing", "/planner", "/guides/scheduling", "/compare", "/customers"]
    private static let terms = ["production planning", "scheduling software", "planner prices", "replace spreadsheets"]
}
