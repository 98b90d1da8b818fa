import CloudEvents
import LeadEvents
import Sales
import SeededRandom
import Testing

/// SplitMix64 random histories, sensible and absurd, shuffled and late.
@Suite("Properties of the rules")
struct PropertyTests {
    private static let seeds: [UInt64] = Array(1...20)
    private static let storiesPerSeed = 20

    @Test("whatever comes, the rules stay within their bounds", arguments: seeds)
    func bounds(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Self.storiesPerSeed {
            var story = Story()
            story.agreement = .random(using: &random)
            for step in 0..<Int.random(in: 5...60, using: &random) {
                if Int.random(in: 0..<6, using: &random) == 0 {
                    story.tick(story.now.advanced(byMilliseconds: .random(in: 0...400_000_000, using: &random)))
                } else {
                    story.take(.random(number: step, near: max(story.now, hour(0)), using: &random))
                }
                try check(story.lead, at: story.now)
            }
            story.tick(story.now.advanced(byMilliseconds: 400 * 86_400_000))
            try check(story.lead, at: story.now)
            check(story)
        }
    }

    /// The lead by itself: what it keeps is small, comes back as it was, and no deadline is left behind.
    private func check(_ lead: SalesLead, at now: Instant) throws {
        #expect(lead.deadline.map { $0 > now } ?? true)
        #expect(lead.waiting.count <= SalesLead.waitingLimit)
        var bytes: [UInt8] = []
        lead.encode(into: &bytes)
        let read = try bytes.withUnsafeBytes { try SalesLead(decoding: $0) }
        #expect(read == lead)
        switch lead.stage {
        case .suspect, .working, .opportunity: #expect(lead.accountable == .sales)
        case .won, .lost, .returned: #expect(!lead.isRequestOpen)
        case .unknown, .offered: break
        }
    }

    /// The history as a whole: each decision once, in time order, and each chain unbroken.
    private func check(_ story: Story) {
        let decisions = story.decisions.filter { $0.handedOn == nil }
        let twice = Dictionary(grouping: decisions, by: \.id).values.filter { $0.count > 1 }.map { $0.map(\.summary) }
        #expect(twice.isEmpty)
        #expect(zip(decisions, decisions.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(decisions.allSatisfy { $0.time <= story.now })
        var stage = SalesStage.unspecified
        var team = Team.unspecified
        var open: UInt32?
        var requests: UInt32 = 0
        for decision in decisions {
            switch decision.payload {
            case .stageChanged(let change):
                #expect(change.from == stage || stage == .unspecified && change.from == .won)
                stage = change.to
            case .accountabilityTransferred(let transfer):
                // Marketing is accountable for what it captured, without anybody saying so.
                #expect(transfer.from == team || team == .unspecified && transfer.from == .marketing)
                #expect(transfer.from != transfer.to)
                team = transfer.to
            case .assignmentRequested(let request):
                #expect(open == nil)
                requests += 1
                #expect(request.request == requests)
                open = requests
            case .assignmentReleased(let release):
                #expect(release.request == open)
                open = nil
            case .activityRefused(let refusal):
                #expect(refusal.activityType != EventType.saleWon.name)
                #expect(!refusal.sentence.isEmpty)
            default: break
            }
        }
        #expect((open != nil) == story.lead.isRequestOpen)
        if team != .unspecified { #expect(team == story.lead.accountable.message) }
    }

    @Test("bytes that are no lead are damaged or newer, and never a trap", arguments: seeds)
    func mutations(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var story = Story()
        for step in 0..<30 { story.take(.random(number: step, near: max(story.now, hour(0)), using: &random)) }
        var bytes: [UInt8] = []
        story.lead.encode(into: &bytes)
        for _ in 0..<200 {
            var mutated = bytes
            for _ in 0...Int.random(in: 0..<3, using: &random) where !mutated.isEmpty {
                let place = Int.random(in: 0..<mutated.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: mutated[place] = .random(in: 0...255, using: &random)
                case 1: mutated.remove(at: place)
                default: mutated.insert(.random(in: 0...255, using: &random), at: place)
                }
            }
            guard let lead = try? mutated.withUnsafeBytes({ try SalesLead(decoding: $0) }) else { continue }
            var other = Story()
            other.lead = lead
            other.tick(hour(1))
            for step in 0..<5 { other.take(.random(number: step, near: hour(2), using: &random)) }
            var again: [UInt8] = []
            other.lead.encode(into: &again)
            #expect(try again.withUnsafeBytes { try SalesLead(decoding: $0) } == other.lead)
        }
    }

    @Test("a lead at work takes less than a hundred bytes")
    func size() {
        var story = Story()
        story.take(.offer("f47ac10b-58cc-4372-a567-0e02b2c3d479"), at: hour(0))
        story.take(.assign(to: "4ef15afb4b2723d8f3d81e51ec7afefe"), at: hour(1))
        story.take(.accept(by: "4ef15afb4b2723d8f3d81e51ec7afefe"), at: hour(1))
        story.take(.call(), at: hour(2))
        var bytes: [UInt8] = []
        story.lead.encode(into: &bytes)
        #expect(bytes.count < 100)
    }

    @Test("a format of a newer version is named")
    func newer() {
        #expect(throws: LeadStateError.newerFormat(9)) {
            try ([9, 0, 0] as [UInt8]).withUnsafeBytes { try SalesLead(decoding: $0) }
        }
    }
}

extension Accountable {
    fileprivate var message: Team {
        switch self {
        case .nobody: .unspecified
        case .marketing: .marketing
        case .sales: .sales
        }
    }
}
