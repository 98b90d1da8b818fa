import EmbeddedLog
import EventLog
import Foundation
import KafkaClient
import KafkaLog
import LeadStream
import Testing
import WorkerHost

/// A cluster forgets the offsets of a group that was away for longer than it keeps them; the workers' changelogs do not.
@Suite("Where workers stand whose groups the cluster has forgotten", .timeLimit(.minutes(5)))
struct ForgottenPlaceTests {
    private static let groups = ["marketing-worker", "sales-worker"]

    /// On the embedded log: what a cluster leaves, a changelog with positions and no group.
    private static func leaving() async throws -> ReplayFixture {
        let fixture = try ReplayFixture(leads: 3, isWorkedOn: false)
        let layout = fixture.layout
        let reader = try fixture.open().makeReader()
        for reading in layout.readings {
            let positions = try reading.inputs.map { InputPosition($0, next: try reader.bounds(of: $0).end) }
            let team = reading.group == layout.marketing.group ? layout.marketing : layout.sales
            // The last such record counts.
            try await fixture.publish(
                [[], positions].map { positions in
                    OutgoingRecord(
                        topic: team.changelog, partition: .zero, key: PositionRecord.key[...],
                        value: PositionRecord.encode(positions)[...])
                })
        }
        return fixture
    }

    private static func inputs(_ json: Any?) throws -> [(place: Int, isForgotten: Bool)] {
        let group = try #require(json as? [String: Any])
        return try #require(group["inputs"] as? [[String: Any]]).map { input in
            (try #require((input["position"] ?? input["place"]) as? Int), try #require(input["forgotten"] as? Bool))
        }
    }

    private static func json(_ fixture: ReplayFixture, _ arguments: String...) throws -> [String: Any] {
        let output = try fixture.tool.run(arguments + ["--json"]).output
        return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }

    @Test("status and offsets show have the place of the changelog, and say that the cluster has forgotten it")
    func shown() async throws {
        let fixture = try await Self.leaving()
        let status = try #require(try Self.json(fixture, "status")["groups"] as? [Any])
        let marketing = try Self.inputs(status.first)
        #expect(marketing.map(\.place) == [3, 0, 0])
        #expect(marketing.map(\.isForgotten) == [true, false, false])
        let text = try fixture.run("status")
        #expect(text.output.contains("marketing.inbox[0] at 3 of 3, by its changelog"), "\(text.output)")
        #expect(text.output.contains("The cluster has forgotten the group's offsets in 1 input"), "\(text.output)")
        #expect(!text.output.contains("marketing-worker: never ran"))
        let show = try Self.json(fixture, "offsets", "show", "marketing-worker")
        #expect(try Self.inputs(show).map(\.place) == [3])
        #expect(try Self.inputs(show).map(\.isForgotten) == [true])
        #expect(try fixture.run("offsets", "show", "marketing-worker").output.contains("its places, and it goes on"))
    }

    @Test("a rebuild goes up to the place of the changelog")
    func rebuilt() async throws {
        let fixture = try await Self.leaving()
        try fixture.tool.write("more.ndjson", ReplayFixture.capture(9))
        try fixture.run("publish", "more.ndjson")
        #expect(
            try fixture.run("rebuild", "marketing", "--as", "trial").errors.contains("3 records of marketing.inbox"))
    }

    @Test("a copy takes them as drained, and refuses those that are not")
    func copied() async throws {
        let fixture = try await Self.leaving()
        try fixture.tool.write("more.ndjson", ReplayFixture.capture(9))
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db")
        try fixture.run("publish", "more.ndjson")
        let behind = try fixture.tool.run("copy", "--from", "leadrelay.db", "--to", "other.db")
        #expect(behind.errors.contains("marketing-worker stands at 3 in marketing.inbox[0]"), "\(behind.errors)")
    }

    @Test(
        "on a real cluster: status, offsets show, rebuild and copy know the places of groups that it forgot",
        .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func cluster() throws {
        let fixture = try ReplayFixture(leads: 20, on: .cluster)
        let before = try Self.json(fixture, "status")
        try fixture.forget(Self.groups)
        let groups = try #require(try Self.json(fixture, "status")["groups"] as? [Any])
        let known = try #require(before["groups"] as? [Any])
        for (group, old) in zip(groups, known) {
            let inputs = try Self.inputs(group)
            #expect(inputs.contains { $0.isForgotten })
            #expect(try inputs.map(\.place) == Self.inputs(old).map(\.place))
        }
        for group in Self.groups {
            let show = try Self.inputs(Self.json(fixture, "offsets", "show", group))
            #expect(!show.isEmpty && show.allSatisfy(\.isForgotten))
        }
        try fixture.run("rebuild", "sales", "--as", "trial")
        #expect(try fixture.run("diff", "sales", "--as", "trial").status == 0)
        try fixture.run("copy", "--from", fixture.address, "--to", "back.db")
        for team in ["marketing", "sales"] {
            // With their state, from their places: nothing is left to do.
            let rows = try CopyTests.open(fixture, "back.db").makeReader().all(
                try #require(TopicName("\(team)-worker.changelog")))
            #expect(rows.count >= 20)
        }
        // And the workers go on there, and put their places back.
        try fixture.tool.write("more.ndjson", ReplayFixture.capture(99))
        try fixture.run("publish", "more.ndjson")
        try fixture.work()
        let again = try #require(try Self.json(fixture, "status")["groups"] as? [Any])
        for group in again { #expect(try Self.inputs(group).allSatisfy { !$0.isForgotten }) }
    }
}

extension ReplayFixture {
    /// Lets the cluster forget these groups, as it does by itself once nobody has been in them for long.
    fileprivate func forget(_ groups: [String]) throws {
        guard case .kafka(let log) = try open() else { return }
        let consumer = try LogConsumer(log.settings.cluster, .uncommitted, logger: ClusterTool.quiet)
        for group in groups {
            let deadline = ContinuousClock.now + .seconds(60)
            while true {
                do throws(KafkaError) {
                    try KafkaAdmin(sharing: consumer).delete(
                        group: log.settings.prefix + group, timeout: .seconds(10))
                    break
                } catch {
                    // Its member counts as there until its session times out.
                    guard error.code == .nonEmptyGroup, ContinuousClock.now < deadline else { throw error }
                }
            }
        }
    }
}
