import CloudEvents
import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Funnel")
struct FunnelTests {
    /// One lead that goes all the way.
    private func wholeWay() -> History {
        var history = History()
        history.add(.captured("email", campaign: "spring", source: "newsletter"), hours: 0)
        history.add(.qualified, hours: 1)
        history.add(.offered(), hours: 3)
        history.add(.assigned(), hours: 6)
        history.add(.confirmed(), hours: 10)
        history.add(.outreach("no-answer"), hours: 11)
        history.add(.outreach(), hours: 15)
        history.add(.closed(.won, closedAt: 24), hours: 24)
        return history
    }

    @Test("R-1 R-2: a lead that is won passes every step, under the channel of its first touch")
    func wholeWayCounts() {
        let report = wholeWay().fold(FunnelFold()).report(by: .origin)
        #expect(report.rows.map(\.key) == ["email"])
        #expect(report.total.counts == [1, 1, 1, 1, 1, 1, 1])
        #expect(report.total.rate == 1)
        #expect(report.total.medianHours == [nil, 1, 2, 3, 4, 5, 9])
        #expect(report.total.medianDaysToWon == 1)
    }

    @Test(
        "each dimension takes its key from the first capture or from the deal",
        arguments: [
            (FunnelReport.Dimension.origin, "email"), (.campaign, "spring"), (.source, "newsletter"), (.rep, "anna"),
        ])
    func keys(dimension: FunnelReport.Dimension, key: String) {
        #expect(wholeWay().fold(FunnelFold()).report(by: dimension).rows.map(\.key) == [key])
    }

    @Test("R-1: the first capture fixes the origin, and an earlier touch that it knows counts as the first")
    func firstTouch() {
        var history = History()
        history.add(
            .leadCaptured(
                .with {
                    $0.origin.channel = "email"
                    $0.earlierTouch.channel = "social"
                }), hours: 0)
        history.add(.captured("display"), hours: 5)
        #expect(history.fold(FunnelFold()).report(by: .origin).rows.map(\.key) == ["social"])
    }

    @Test("R-73: leads without an origin are counted under no key, and stand last among equals")
    func noOrigin() {
        var history = History()
        history.add(.captured(nil), lead: .numbered(1), hours: 0)
        history.add(.captured("email"), lead: .numbered(2), hours: 0)
        history.add(.captured("social"), lead: .numbered(3), hours: 0)
        history.add(.captured("social"), lead: .numbered(4), hours: 0)
        let report = history.fold(FunnelFold()).report(by: .origin)
        #expect(report.rows.map(\.key) == ["social", "email", nil])
        #expect(report.rows.map { $0[.captured] } == [2, 1, 1])
    }

    @Test("R-5: tests, candidates and partners are in no figure, whatever is decided about them")
    func otherKinds() {
        var history = History()
        history.add(.captured(isTest: true), lead: .numbered(1), hours: 0)
        history.add(.captured(kind: .candidate), lead: .numbered(2), hours: 0)
        history.add(.captured(kind: .partner), lead: .numbered(3), hours: 0)
        for number in 1...3 {
            history.add(.qualified, lead: .numbered(UInt64(number)), hours: 1)
            history.add(.closed(.won, closedAt: 5), lead: .numbered(UInt64(number)), hours: 5)
        }
        let report = history.fold(FunnelFold()).report(by: .origin)
        #expect(report.rows.isEmpty)
        #expect(report.total.counts == [0, 0, 0, 0, 0, 0, 0])
        #expect(report.total.rate == nil)
        #expect(report.beside.allSatisfy { $0.leads == 0 })
    }

    @Test("a test capture before the real one is as if it never happened")
    func testThenReal() {
        var history = History()
        history.add(.captured("display", isTest: true), hours: 0)
        history.add(.captured("email"), hours: 2)
        #expect(history.fold(FunnelFold()).report(by: .origin).rows.map(\.key) == ["email"])
    }

    @Test("R-26 R-27 R-70: leads that came without marketing are shown beside the funnel and never in captured")
    func beside() {
        var history = History()
        history.add(.leadSourced(.with { $0.how = "cold-call" }), lead: .numbered(1), hours: 0)
        history.add(.leadReferred(.with { $0.rep = "anna" }), lead: .numbered(2), hours: 0)
        history.add(.proposalRequested(.with { $0.rep = "anna" }), lead: .numbered(3), hours: 0)
        history.add(.suspectIdentified(.with { $0.rep = "anna" }), lead: .numbered(5), hours: 0)
        history.add(.closed(.won, closedAt: 5), lead: .numbered(1), hours: 5)
        history.add(.closed(.won, closedAt: 5), lead: .numbered(4), hours: 5)
        history.add(.leadConverted(.with { $0.orderID = "o" }), lead: .numbered(6), hours: 5)
        let report = history.fold(FunnelFold()).report(by: .origin)
        #expect(report.total[.captured] == 0)
        #expect(report.total[.won] == 0)
        #expect(report.beside.map(\.route) == [.sales, .referral, .fastTracked, .unannounced, .selfServe])
        #expect(report.beside.map(\.leads) == [1, 1, 1, 1, 1])
        #expect(report.beside.map(\.won) == [1, 0, 0, 1, 0])
    }

    @Test(
        "R-27: who came first, marketing or sales, decides where a lead counts",
        arguments: [(1.0, 2.0, 1), (2.0, 1.0, 0)])
    func sourcedAndCaptured(capturedAt: Double, sourcedAt: Double, captured: Int) {
        var history = History()
        history.add(.captured(), hours: capturedAt)
        history.add(.leadSourced(.with { $0.how = "field" }), hours: sourcedAt)
        #expect(history.fold(FunnelFold()).report(by: .origin).total[.captured] == captured)
    }

    @Test("R-55: a purchase without sales is self-serve and not won")
    func selfServe() {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.leadConverted(.with { $0.orderID = "o-1" }), hours: 4)
        let report = history.fold(FunnelFold()).report(by: .origin)
        #expect(report.total.selfServe == 1)
        #expect(report.total[.won] == 0)
    }

    @Test("a reversed deal is not won, another one that stands is")
    func reversed() {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.closed(.won, deal: "a", rep: "anna", closedAt: 24), hours: 24)
        history.add(.closed(.reversed, deal: "a", rep: "anna", closedAt: 48), hours: 48)
        #expect(history.fold(FunnelFold()).report(by: .origin).total[.won] == 0)
        history.add(.closed(.won, deal: "b", rep: "bruno", closedAt: 72), hours: 72)
        let report = history.fold(FunnelFold()).report(by: .rep)
        #expect(report.rows.map(\.key) == ["bruno"])
        #expect(report.total[.won] == 1)
        #expect(report.total.medianDaysToWon == 3)
    }

    @Test("by rep: the rep on the deal, not the one the lead was assigned to; the won deal before a lost one")
    func repOnTheDeal() {
        var history = wholeWay()
        history.add(.closed(.lost, deal: "deal-0", rep: "carla", closedAt: 20), hours: 25)
        history.add(.captured(), lead: .numbered(2), hours: 0)
        history.add(.assigned("anna"), lead: .numbered(2), hours: 1)
        history.add(.closed(.lost, rep: "dora", closedAt: 9), lead: .numbered(2), hours: 9)
        history.add(.captured(), lead: .numbered(3), hours: 0)
        history.add(.assigned("anna"), lead: .numbered(3), hours: 1)
        let report = history.fold(FunnelFold()).report(by: .rep)
        #expect(report.rows.map(\.key) == ["anna", "dora", nil])
        #expect(report.rows.map { $0[.won] } == [1, 0, 0])
    }

    @Test("R-46: a deal dated before the first contact counts as won, with negative days, and shows as an anomaly")
    func closedBeforeCaptured() {
        var history = History()
        history.add(.closed(.won, closedAt: -24, bypass: .notOffered), hours: 0)
        history.add(.captured(), hours: 0)
        let noted = history.add(.anomaly(), team: .sales, hours: 0)
        history.add(.anomaly(), team: .sales, hours: 0, id: noted.event.reference.id)
        let report = history.fold(FunnelFold()).report(by: .origin)
        #expect(report.total[.won] == 1)
        #expect(report.total.medianDaysToWon == -1)
        #expect(report.anomalies == 1)
    }

    @Test("the median of an even number is the mean of the two in the middle")
    func evenMedian() {
        var history = History()
        for (number, days) in [1.0, 2, 5, 100].enumerated() {
            history.add(.captured(), lead: .numbered(UInt64(number)), hours: 0)
            history.add(.closed(.won, closedAt: days * 24), lead: .numbered(UInt64(number)), hours: days * 24)
        }
        #expect(history.fold(FunnelFold()).report(by: .origin).total.medianDaysToWon == 3.5)
    }

    @Test("the cohort is the leads first captured in the period, whenever the rest happened")
    func cohort() {
        var history = History()
        for number in 0..<4 {
            history.add(.captured(), lead: .numbered(UInt64(number)), hours: Double(number))
            history.add(.closed(.won, closedAt: 90), lead: .numbered(UInt64(number)), hours: 90)
        }
        let fold = history.fold(FunnelFold())
        let period = ReportPeriod(from: .at(hours: 1), to: .at(hours: 3))
        #expect(fold.report(by: .origin, period: period).total.counts == [2, 0, 0, 0, 0, 0, 2])
        #expect(fold.report(by: .origin).total[.captured] == 4)
    }
}
