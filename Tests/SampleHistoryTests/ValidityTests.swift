import CloudEvents
import LeadEvents
import SampleHistory
import Testing

@Suite("Every event is valid", .timeLimit(.minutes(2)))
struct ValidityTests {
    private static func faults(_ events: some Sequence<SampleEvent>) -> [String] {
        var faults: [String] = []
        for event in events {
            do throws(EventFault) {
                let publishable = try event.publishable
                if publishable.lead != event.lead || publishable.time != event.time {
                    faults.append("\(event.payload.type.name): published about another lead, or at another time")
                }
            } catch {
                faults.append("\(event.payload.type.name): \(error.sentence)")
            }
        }
        return faults
    }

    @Test("publish accepts all of a history and of its reps' answers", arguments: [UInt64(1), 7])
    func history(seed: UInt64) {
        #expect(Self.faults(Fixture.published(seed: seed)) == [])
    }

    @Test("publish accepts all of the mix for measuring", arguments: [SampleMix.Shape.funnel, .interest(3)])
    func mix(shape: SampleMix.Shape) {
        let mix = SampleMix(seed: 1, leads: 2_000, end: Fixture.end, shape: shape)
        #expect(Self.faults(mix.reps) == [])
        #expect(Self.faults(mix) == [])
    }

    @Test("the lead of a capture is the one that any publisher derives from it")
    func derivedLeads() throws {
        var captures = 0
        for event in Fixture.history(people: 300) where event.payload.type == .leadCaptured {
            captures += 1
            #expect(EventCodec.leadID(for: event.payload, subject: nil) == event.lead)
        }
        #expect(captures > 200)
    }
}
