import CloudEvents
import LeadBoard
import LeadEvents
import SeededRandom
import SwiftProtobuf
import Testing

@Suite("Folds and the order of topics")
struct InterleavingTests {
    /// Forty leads on many ways, late and doubled events among them.
    static let history: History = {
        var history = History()
        var random = SplitMix64(seed: 77)
        for number in 1...40 {
            let lead = LeadID.numbered(UInt64(number))
            let start = Double(number)
            if !number.isMultiple(of: 7) {
                history.add(.captured(number.isMultiple(of: 3) ? "email" : "social"), lead: lead, hours: start)
            } else {
                history.add(.leadSourced(.with { $0.how = "field" }), lead: lead, hours: start)
            }
            history.add(.qualified, lead: lead, hours: start + 1)
            history.add(.offered(), lead: lead, hours: start + 1)
            if number.isMultiple(of: 2) { history.add(.assigned(), lead: lead, hours: start + 1) }
            if number.isMultiple(of: 4) {
                history.add(.confirmed(), lead: lead, hours: start + 2)
                history.add(.transferred(.marketing, .sales, "accepted"), lead: lead, hours: start + 2)
            }
            let call = history.add(.outreach(), lead: lead, hours: start + Double.random(in: 1...9, using: &random))
            if number.isMultiple(of: 5) {
                history.add(.refused(call.event.reference.id), lead: lead, team: .sales, hours: start + 9)
            }
            if number.isMultiple(of: 6) {
                history.add(.closed(.won, deal: "d-\(number)", closedAt: start + 20), lead: lead, hours: start + 20)
            }
            if number.isMultiple(of: 9) {
                history.add(.anomaly("k-\(number)"), lead: lead, team: .sales, hours: start + 21)
            }
        }
        return history
    }()

    @Test(
        "R-48: what the folds say does not depend on how the teams' topics interleave",
        arguments: 1...20 as ClosedRange<UInt64>)
    func anyOrder(seed: UInt64) {
        let history = Self.history
        let funnel = history.fold(FunnelFold()).report(by: .origin)
        #expect(funnel.total[.captured] == 35)
        #expect(history.fold(FunnelFold(), seed: seed).report(by: .origin) == funnel)
        #expect(history.fold(StandingFold(), seed: seed).standings() == history.fold(StandingFold()).standings())
        #expect(history.fold(AnomalyFold(), seed: seed).report() == history.fold(AnomalyFold()).report())
        let story = StoryFold(leads: [.numbered(20)])
        #expect(history.fold(story, seed: seed).entries() == history.fold(story).entries())
    }

    @Test("folding in two halves says the same as folding at once")
    func incremental() {
        var halves = FunnelFold()
        for event in Self.history.events.prefix(90) { halves.take(event) }
        _ = halves.report(by: .origin)
        for event in Self.history.events.dropFirst(90) { halves.take(event) }
        #expect(halves.report(by: .rep) == Self.history.fold(FunnelFold()).report(by: .rep))
    }
}
