import CloudEvents
import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Activities that do not count")
struct ActivityFateTests {
    private func contacts(_ history: History, seed: UInt64?) -> Int {
        history.fold(FunnelFold(), seed: seed).report(by: .origin).total[.contacted]
    }

    @Test(
        "R-3: only what reached the lead is a contact",
        arguments: [
            (EventPayload.outreach("reached"), 1), (.outreach("no-answer"), 0), (.outreach("voicemail"), 0),
            (.outreach("reached", target: .partner), 0), (.outreach("reached", isTest: true), 0),
            (.conversationHeld(.with { $0.rep = "anna" }), 1), (.conversationHeld(.with { $0.target = .partner }), 0),
            (.meetingHeld(.with { $0.rep = "anna" }), 1), (.meetingMissed(.with { $0.rep = "anna" }), 0),
        ])
    func contact(payload: EventPayload, count: Int) {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(payload, hours: 1)
        #expect(contacts(history, seed: nil) == count)
    }

    @Test("a refused activity does not count, wherever its refusal is read", arguments: [nil, 1, 2, 3, 4] as [UInt64?])
    func refused(seed: UInt64?) {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.outreach(), hours: 1, id: "call")
        history.add(.refused("call"), team: .sales, hours: 1)
        #expect(contacts(history, seed: seed) == 0)
    }

    @Test("a refusal concerns its own lead alone: another lead's activity may have the same id")
    func refusedElsewhere() {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.outreach(), hours: 1, id: "call")
        history.add(.refused("call"), lead: .numbered(2), team: .sales, hours: 1)
        #expect(contacts(history, seed: nil) == 1)
    }

    @Test("a retracted activity does not count, unless its retraction was refused", arguments: [false, true])
    func retracted(isRefused: Bool) {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.outreach(), hours: 1, id: "call")
        history.add(.retracted("call"), team: .sales, hours: 2, id: "mend")
        if isRefused { history.add(.refused("mend"), team: .sales, hours: 2) }
        #expect(contacts(history, seed: 3) == (isRefused ? 1 : 0))
    }

    @Test(
        "a dead-lettered capture does not count; the same event published again rightly does",
        arguments: [1, 2] as [UInt64])
    func deadLettered(seed: UInt64) {
        var history = History()
        let wrong = history.add(.captured("email"), hours: 10_000_000, id: "row-1")
        history.deadLetter(wrong)
        let before = history.fold(FunnelFold(), seed: seed).report(by: .origin)
        #expect(before.total[.captured] == 0)
        history.add(.captured("social"), hours: 1, id: "row-1")
        let after = history.fold(FunnelFold(), seed: seed).report(by: .origin)
        #expect(after.rows.map(\.key) == ["social"])
    }

    @Test("an activity that was published twice counts once, and so does one that was handed on to the lead's own name")
    func twice() {
        var history = History()
        history.add(.captured("email"), lead: .numbered(9), hours: 0, id: "row-1")
        history.add(
            .leadAliased(.with { $0.lead = LeadID.first.description }), lead: .numbered(9), team: .marketing, hours: 0)
        history.add(.captured("email"), lead: .first, hours: 0, id: "row-1")
        history.add(.captured("email"), lead: .first, hours: 0, id: "row-1")
        for seed in [nil, 1, 2, 3] as [UInt64?] {
            #expect(history.fold(FunnelFold(), seed: seed).report(by: .origin).total[.captured] == 1)
        }
    }
}
