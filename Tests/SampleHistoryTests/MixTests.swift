import CloudEvents
import LeadEvents
import SampleHistory
import Testing

@Suite("The mix for measuring", .timeLimit(.minutes(2)))
struct MixTests {
    @Test("two and a half events a lead, each id once, in order")
    func funnel() {
        let mix = SampleMix(seed: 1, leads: 4_000, end: Fixture.end)
        var last = Instant.earliest
        var leads: Set<LeadID> = []
        var references: Set<EventReference> = []
        for event in mix {
            #expect(event.due >= last)
            last = event.due
            if let lead = event.lead { leads.insert(lead) }
            references.insert(event.reference)
        }
        #expect(mix.count == 10_000)
        #expect(references.count == mix.count)
        #expect(leads.count == 4_000)
    }

    @Test("both teams, and deals won and lost, are in it")
    func bothTeams() {
        let events = Array(SampleMix(seed: 1, leads: 4_000, end: Fixture.end))
        for type in [EventType.leadCaptured, .leadEngaged, .handoffAccepted, .handoffRejected, .saleWon, .saleLost] {
            #expect(Fixture.count(type, in: events) > 30, "\(type.name)")
        }
    }

    @Test("every lead of the shape for memory is captured with contact, company and click, and engaged three times")
    func interest() {
        let mix = SampleMix(seed: 1, leads: 40, end: Fixture.end, shape: .interest(3))
        let events = Array(mix)
        #expect(events.count == 160 && mix.count == 160)
        #expect(Fixture.count(.leadCaptured, in: events) == 40)
        for event in events {
            guard case .leadCaptured(let captured) = event.payload else { continue }
            #expect(captured.person.hasPhone && captured.person.hasEmail && captured.account.hasName)
            #expect(captured.origin.hasCampaign && !captured.origin.clickIds.isEmpty)
        }
    }

    @Test("its reps have no limit and one id each")
    func reps() {
        let reps = SampleMix(seed: 1, leads: 4_000, end: Fixture.end).reps
        #expect(reps.count == 26)
        #expect(Set(reps.map(\.reference)).count == reps.count)
        for event in reps {
            guard case .repChanged(let changed) = event.payload else {
                Issue.record("\(event.payload.type.name) is no rep")
                continue
            }
            #expect(!changed.hasCapacity)
        }
    }
}
