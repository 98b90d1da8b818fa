import CloudEvents
import LeadEvents
import SampleHistory
import Testing

@Suite("Samples and the contract")
struct PublishableTests {
    @Test("every event of the history can be published as it stands")
    func everyEventIsValid() throws {
        let history = SampleHistory(seed: 3, people: 200, end: Instant(milliseconds: 1_770_000_000_000))
        var faults: Set<String> = []
        for event in history {
            do throws(EventFault) {
                _ = try PublishableEvent(
                    payload: event.payload, source: event.reference.source, id: event.reference.id, time: event.time,
                    team: event.team, subject: event.lead)
            } catch {
                faults.insert("\(event.payload.type): \(error)")
            }
        }
        #expect(faults.isEmpty)
    }
}
