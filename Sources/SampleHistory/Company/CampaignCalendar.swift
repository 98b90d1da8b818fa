import CloudEvents
import SeededRandom

/// Which campaign runs when: the promotional calendar of the sample.
struct CampaignCalendar: Sendable {
    struct Campaign: Sendable {
        let id: String
        let name: String
        let channel: Channel
        let from: Instant
        let until: Instant
    }

    let campaigns: [Campaign]

    /// - Parameter span: milliseconds that the history covers; a campaign's place is a share of it.
    init(start: Instant, span: Int64) {
        func at(_ percent: Int64) -> Instant { start.advanced(byMilliseconds: span / 100 * percent) }
        campaigns = Self.plan.map {
            Campaign(id: $0.id, name: $0.name, channel: $0.channel, from: at($0.from), until: at($0.until))
        }
    }

    /// The id of a campaign that ran on the channel then; `nil` where none did.
    func running(_ channel: Channel, at time: Instant, using random: inout SplitMix64) -> String? {
        let running = campaigns.filter { $0.channel == channel && $0.from <= time && time < $0.until }
        return running.isEmpty ? nil : random.pick(running.map(\.id))
    }

    /// Places in per cent of the span.
    private static let plan: [(id: String, name: String, channel: Channel, from: Int64, until: Int64)] = [
        ("search-brand", "Search: our own name", .paidSearch, 0, 100),
        ("search-planning", "Search: production planning", .paidSearch, 8, 92),
        ("social-stories", "Customer stories", .social, 0, 55),
        ("social-guide", "The scheduling guide", .social, 40, 100),
        ("newsletter", "Monthly newsletter", .email, 0, 100),
        ("display-retarget", "Come back and look", .display, 20, 80),
        ("fair-spring", "Trade fair", .event, 35, 41),
        ("webinar-series", "Webinars on Thursdays", .event, 10, 90),
        ("partner-week", "Partner week", .partner, 50, 62),
        ("press-award", "Award in the regional press", .press, 25, 75),
    ]
}
