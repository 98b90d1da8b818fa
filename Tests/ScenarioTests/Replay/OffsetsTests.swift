import EmbeddedLog
import EventLog
import Foundation
import LeadReplay
import LeadStream
import Testing
import WorkerHost

@Suite("Places of groups", .timeLimit(.minutes(5)))
struct OffsetsTests {
    private static let tail = ["tail", "--follow", "--group", "crm", "--topic", "marketing.inbox", "--json"]

    private static func place(_ line: String?) throws -> Int {
        let object = try JSONSerialization.jsonObject(with: Data(try #require(line).utf8)) as? [String: Any]
        return try #require(object?["offset"] as? Int)
    }

    /// Waits until the group stands there.
    private static func wait(_ fixture: ReplayFixture, until next: Int64) throws {
        let reader = try fixture.open().makeReader()
        while try reader.groups().first(where: { $0.name.name == "crm" })?.positions.first?.next.number != next {
            try reader.waitForAppends(timeout: .milliseconds(50))
        }
    }

    @Test("tail --follow --group goes on where it was, and offsets reset moves it back")
    func followed() async throws {
        let fixture = try ReplayFixture(leads: 5, isWorkedOn: false)
        let first = try FollowedCommand(Self.tail + ["--url", fixture.tool.log])
        for offset in 0..<5 { #expect(try Self.place(await first.nextLine()) == offset) }
        try Self.wait(fixture, until: 5)
        first.end()
        try fixture.tool.write("more.ndjson", ReplayFixture.capture(9))
        try fixture.run("publish", "more.ndjson")
        let second = try FollowedCommand(Self.tail + ["--url", fixture.tool.log])
        #expect(try Self.place(await second.nextLine()) == 5)
        try Self.wait(fixture, until: 6)
        second.end()
        #expect(try fixture.run("offsets", "show", "crm").output.contains("marketing.inbox[0]"))
        #expect(try fixture.run("offsets", "reset", "crm", "--to", "2", "--dry-run").output.contains("6   2"))
        try Self.wait(fixture, until: 6)
        #expect(try fixture.run("offsets", "reset", "crm", "--to", "2").lines.last == "crm moved.")
        let third = try FollowedCommand(Self.tail + ["--url", fixture.tool.log])
        defer { third.end() }
        #expect(try Self.place(await third.nextLine()) == 2)
    }

    @Test("beside a live tail its group is neither moved nor followed by another; a killed one is free at once")
    func held() async throws {
        let fixture = try ReplayFixture(leads: 2, isWorkedOn: false)
        let tail = try FollowedCommand(Self.tail + ["--url", fixture.tool.log])
        for offset in 0..<2 { #expect(try Self.place(await tail.nextLine()) == offset) }
        let reset = try fixture.tool.run("offsets", "reset", "crm", "--to", "earliest")
        #expect(reset.status == 1)
        #expect(reset.errors.contains("crm is held by leadrelay-tail; stop it first."), "\(reset.errors)")
        let second = try fixture.tool.run(Self.tail)
        #expect(second.status == 1 && second.output.isEmpty)
        #expect(second.errors.contains("a member of crm is at work; stop it first"), "\(second.errors)")
        try Self.wait(fixture, until: 2)
        tail.kill()
        #expect(try fixture.run("offsets", "show", "crm").lines.first == "crm: no live member")
        try fixture.run("offsets", "reset", "crm", "--to", "earliest")
        let next = try FollowedCommand(Self.tail + ["--url", fixture.tool.log])
        #expect(try Self.place(await next.nextLine()) == 0)
        next.end()
        #expect(next.status == 0)
    }

    @Test("the workers' own groups, a group that lives and one that is not there are refused")
    func refused() throws {
        let fixture = try ReplayFixture(leads: 1)
        let worker = try fixture.tool.run("offsets", "reset", "marketing-worker", "--to", "earliest")
        #expect(worker.status == 1)
        #expect(worker.errors.contains("the way is `leadrelay rebuild`"), "\(worker.errors)")
        #expect(try fixture.tool.run("tail", "--follow", "--group", "sales-worker").status == 1)
        #expect(try fixture.tool.run("tail", "--group", "crm").status == 64)
        let none = try fixture.tool.run("offsets", "show", "marketing-wrker")
        #expect(none.errors.contains("did you mean marketing-worker?"), "\(none.errors)")
        let changelog = try #require(TopicName("crm.changelog"))
        let log = try fixture.open()
        try log.create(TopicPlan([TopicSpec(name: changelog, partitions: 1, cleanup: .compact)]))
        let session = try log.openSession(
            SessionPlan(
                group: try #require(GroupName("crm")), inbox: fixture.layout.marketing.inbox, sidecars: [],
                followed: [],
                changelog: changelog, member: "host-1"))
        defer { session.close() }
        guard case .assigned = try session.poll(PollLimits(), timeout: .seconds(5)) else {
            Issue.record("the session was assigned nothing")
            return
        }
        let live = try fixture.tool.run("offsets", "reset", "crm", "--to", "earliest")
        #expect(live.status == 1)
        #expect(live.errors.contains("crm is held by host-1; stop it first."), "\(live.errors)")
    }
}
