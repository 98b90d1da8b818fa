import EventLog
import Foundation
import LeadReplay
import LeadStream
import SeededRandom
import Testing

@Suite("What was replayed is published again", .timeLimit(.minutes(5)))
struct RepublishTests {
    /// What both teams have concluded, and the state that they keep.
    private static func outcome(_ fixture: ReplayFixture) throws -> [[LogRecord]] {
        try ["marketing.decisions", "sales.decisions", "marketing.dead-letters", "sales.dead-letters"]
            .map { try fixture.records($0) }
    }

    @Test("any stretch, into a file and published, or into an ingress, changes nothing: ids are idempotent")
    func changesNothing() throws {
        let fixture = try ReplayFixture(leads: 60)
        let before = try Self.outcome(fixture).map { $0.map(\.headers) }
        #expect(before[0].count > 60)
        var random = SplitMix64(seed: 7)
        for round in 0..<6 {
            let topic = round % 2 == 0 ? "marketing.inbox" : "sales.inbox"
            let end = try fixture.records(topic).count
            let from = Int.random(in: 0..<end, using: &random)
            let to = Int.random(in: (from + 1)...end, using: &random)
            let stretch = ["replay", "--topic", topic, "--from", "\(from)", "--to", "\(to)"]
            let file = try fixture.tool.run(stretch + ["--into", "\(round).ndjson"])
            #expect(file.status == 0, "\(file.errors)")
            // What workers derive cannot be published; it is rejected, and the rest goes on.
            #expect([0, 2].contains(try fixture.tool.run("publish", "\(round).ndjson").status))
            let ingress = topic.replacing(".inbox", with: ".ingress")
            #expect(try fixture.tool.run(stretch + ["--into", ingress]).status == 0)
            try fixture.work()
            #expect(
                try Self.outcome(fixture).map { $0.map(\.headers) } == before, "stretch \(from) to \(to) of \(topic)")
        }
        #expect(try fixture.records("marketing.ingress").count > 0)
    }

    @Test("a stretch with its activities alone is published without a rejection")
    func activities() throws {
        let fixture = try ReplayFixture(leads: 10)
        try fixture.run("replay", "--topic", "marketing.inbox", "--activities", "--into", "a.ndjson")
        #expect(try fixture.run("publish", "a.ndjson", "--json").output.contains(#""events":10,"rejected":0"#))
        let other = try ReplayFixture(leads: 0, isWorkedOn: false)
        try other.tool.write("a.ndjson", try fixture.tool.bytes(of: "a.ndjson"))
        try other.run("publish", "a.ndjson")
        let (published, original) = (try other.records("marketing.inbox"), try fixture.records("marketing.inbox"))
        #expect(published.map(\.value) == original.prefix(10).map(\.value), "the same bytes")
        #expect(published.map { $0.text("ce_id") } == original.prefix(10).map { $0.text("ce_id") })
    }
}
