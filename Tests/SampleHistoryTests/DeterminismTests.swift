import CloudEvents
import LeadEvents
import SampleHistory
import SwiftProtobuf
import Testing

@Suite("The same seed gives the same history", .timeLimit(.minutes(2)))
struct DeterminismTests {
    /// One UUID over every byte of every event, in order.
    private static func digest(_ events: some Sequence<SampleEvent>) throws -> UUIDValue {
        var digest = UUIDValue(high: 0, low: 0)
        for event in events {
            var bytes = Array("\(event.reference.source) \(event.reference.id) \(event.time) \(event.due)".utf8)
            bytes += event.lead?.uuid.text ?? []
            bytes += try event.payload.message.serializedBytes() as [UInt8]
            digest = UUIDValue.v5(namespace: digest, name: bytes)
        }
        return digest
    }

    @Test("what is published under seed 1 is, byte for byte, what it always was, on any machine")
    func golden() throws {
        let digest = try Self.digest(Fixture.published(people: 300))
        #expect(digest.description == "0fc96a1d-e747-5322-8633-fea2b23cbac0")
    }

    @Test("another seed gives another history")
    func otherSeed() throws {
        #expect(try Self.digest(Fixture.history(people: 50)) != Self.digest(Fixture.history(seed: 2, people: 50)))
    }

    @Test("reps answer alike, in whatever order, and however often, they hear of their leads")
    func order() throws {
        let history = Fixture.history(people: 200)
        let assigned = history.compactMap(Fixture.assignment)
        #expect(assigned.count > 40)
        var one = SampleCompany(history)
        var other = SampleCompany(history)
        let half = history.start.advanced(byMilliseconds: 60 * Fixture.day)
        #expect(one.events(until: half) == other.events(until: half))
        one.react(to: assigned)
        for assignment in assigned.reversed() { other.react(to: [assignment, assignment]) }
        #expect(one.events(until: history.end) == other.events(until: history.end))
    }

    @Test("a person's events stay as they are when there are slices of another length")
    func slices() {
        let daily = Fixture.published(people: 100)
        let threeDaily = Fixture.published(people: 100, sliceDays: 3)
        // Answers move with the slices, by design; what people do does not.
        #expect(daily.filter { $0.team == .marketing } == threeDaily.filter { $0.team == .marketing })
    }
}
