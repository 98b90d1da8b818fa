import CloudEvents
import LeadEvents
import SampleHistory
import Testing

@Suite("The history is a stream in time order", .timeLimit(.minutes(2)))
struct OrderTests {
    @Test("events come in the order in which they are due, inside the history")
    func dueOrder() {
        let history = Fixture.history(people: 500)
        var last = history.start
        for event in history {
            #expect(event.due >= last && event.due < history.end)
            #expect(event.time <= event.due)
            last = event.due
        }
    }

    @Test("what reps do about an assignment is due after the slice in which it was decided")
    func answersComeLater() {
        let history = Fixture.history(people: 400)
        var company = SampleCompany(history)
        var slice = history.start
        while slice < history.end {
            let from = slice
            slice = slice.advanced(byMilliseconds: Fixture.day / 2)
            let events = company.events(until: slice)
            #expect(events.allSatisfy { $0.due >= from && $0.due < slice })
            company.react(to: events.compactMap(Fixture.assignment))
        }
    }

    @Test("nothing is reported twice but what is meant to be", arguments: [UInt64(1), 2, 3])
    func ids(seed: UInt64) {
        var seen: [EventReference: SampleEvent] = [:]
        var repeated = 0
        for event in Fixture.published(seed: seed, people: 800) {
            guard let first = seen.updateValue(event, forKey: event.reference) else { continue }
            repeated += 1
            #expect(first.payload == event.payload && first.time == event.time)
        }
        #expect((1...60).contains(repeated))
    }
}
