import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Testing
import WorkerHost

@testable import LeadReplay

@Suite("Rebuilding a worker beside the live one", .timeLimit(.minutes(5)))
struct RebuildTests {
    private static func diff(_ fixture: ReplayFixture, _ team: String) throws -> (status: Int32, json: [String: Any]) {
        let result = try fixture.tool.run("diff", team, "--as", "trial", "--json")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.errors)")
        return (result.status, json)
    }

    @Test("after an unchanged rebuild nothing differs, to the byte", arguments: ["marketing", "sales"])
    func unchanged(team: String) throws {
        let fixture = try ReplayFixture(leads: 40)
        let live = try fixture.records("\(team).decisions")
        try fixture.run("rebuild", team, "--as", "trial")
        let (status, json) = try Self.diff(fixture, team)
        #expect(status == 0)
        #expect(json["leads"] as? Int == 0)
        #expect(json["equal"] as? Int ?? 0 >= 40)
        let after = try fixture.records("\(team).decisions")
        #expect(after.map(\.offset) == live.map(\.offset), "the live topic was not touched")
        let shadow = try fixture.records("trial.\(team).decisions")
        #expect(json["equal"] as? Int == shadow.count)
        for record in shadow { #expect(record.text("rebuild-cause")?.hasPrefix("\(team).inbox/0/") == true) }
    }

    @Test(
        "a founding agreement counts in a rebuild too for what was published before it",
        arguments: ["marketing", "sales"])
    func founded(team: String) throws {
        let fixture = try ReplayFixture(leads: 10, isWorkedOn: false)
        try fixture.tool.write("agreement.yaml", "version: 1\n")
        try fixture.run("up", "--clock", "log", "--exit-when-idle", "--agreement", "agreement.yaml")
        let decisions = try fixture.records("\(team).decisions")
        #expect(decisions.contains { $0.text("ce_agreement") == "1" })
        try fixture.run("rebuild", team, "--as", "trial")
        let (status, json) = try Self.diff(fixture, team)
        #expect(status == 0 && json["changed"] as? Int == 0)
    }

    @Test("an inbox whose beginning was deleted is told, not rebuilt as if it were whole")
    func cutInbox() throws {
        let fixture = try ReplayFixture(leads: 10)
        let inbox = TopicPartition(fixture.layout.marketing.inbox, .zero)
        try fixture.open().deleteRecords(of: inbox, before: try #require(Offset(3)))
        let result = try fixture.tool.run("rebuild", "marketing", "--as", "trial")
        #expect(result.status == 0)
        #expect((result.output + result.errors).contains("marketing.inbox[0] begins at 3"), "\(result)")
    }

    /// A log as a cluster leaves it that forgot the positions of workers who were away for long.
    private func forgotten() async throws -> ReplayFixture {
        let fixture = try ReplayFixture(leads: 3, isWorkedOn: false)
        try await fixture.publish([
            OutgoingRecord(
                topic: fixture.layout.marketing.changelog, partition: .zero, headers: RecordHeaders(),
                key: Array("row".utf8)[...], value: [1])
        ])
        return fixture
    }

    @Test("where the worker's place was forgotten by all, a rebuild says so instead of rebuilding nothing")
    func forgottenPlace() async throws {
        let fixture = try await forgotten()
        let result = try fixture.tool.run("rebuild", "marketing", "--as", "trial")
        #expect(
            result.status == 1 && result.errors.contains("has forgotten the place of marketing-worker"), "\(result)")
    }

    @Test("where the workers' places were forgotten, no agreement counts from the beginning all the same")
    func forgottenFounding() async throws {
        let fixture = try await forgotten()
        try fixture.tool.write("agreement.yaml", "version: 1\n")
        let result = try fixture.tool.run("up", "--agreement", "agreement.yaml", "--exit-when-idle")
        #expect(result.status != 0 && result.errors.contains("worked on without an agreement"), "\(result)")
    }

    @Test("a rebuild begins anew, and what was decided after it does not count")
    func again() throws {
        let fixture = try ReplayFixture(leads: 10)
        try fixture.run("rebuild", "marketing", "--as", "trial")
        try fixture.tool.write("more.ndjson", (100..<110).map(ReplayFixture.capture).joined())
        try fixture.run("publish", "more.ndjson")
        try fixture.work()
        let before = try Self.diff(fixture, "marketing")
        #expect(before.status == 0 && before.json["missing"] as? Int == 0)
        try fixture.run("rebuild", "marketing", "--as", "trial")
        let after = try Self.diff(fixture, "marketing")
        #expect(after.status == 0)
        #expect(after.json["equal"] as? Int ?? 0 > before.json["equal"] as? Int ?? 0)
    }

    @Test("added, missing and changed decisions are told by lead, with the first difference")
    func differences() async throws {
        let fixture = try ReplayFixture(leads: 5)
        try fixture.run("rebuild", "marketing", "--as", "trial")
        // The shadow as other rules might have left it: one decision less, one more, one with another value.
        let shadow = try fixture.records("trial.marketing.decisions")
        let topic = try #require(TopicName("trial.marketing.decisions"))
        let log = try fixture.open()
        try log.deleteRecords(
            of: TopicPartition(topic, .zero), before: try #require(shadow.last).offset.next)
        var kept = shadow.map {
            OutgoingRecord(topic: topic, partition: .zero, headers: $0.headers, key: $0.key, value: $0.value)
        }
        kept.removeFirst()
        kept[0].headers.append(name: "ce_extra", value: "x")
        var added = kept[1]
        added.key = Array("00000000-0000-0000-0000-000000000009".utf8)[...]
        let publisher = try log.makePublisher()
        let positions = try await publisher.publish(kept + [added])
        // What comes behind the mark counts as little as what a rebuild sends that has lost its turn.
        let changelog = try #require(TopicName("trial.marketing-worker.changelog"))
        let old = try #require(try fixture.records(changelog.name).last.flatMap { RebuildMark($0) })
        #expect(old.shadowEnd == shadow.last?.offset.next)
        let mark = RebuildMark(
            inboxEnd: old.inboxEnd, decisionsEnd: old.decisionsEnd, shadowEnd: positions.last?.offset.next)
        _ = try await publisher.publish([mark.record(changelog, .zero), added])
        await publisher.close()
        let (status, json) = try Self.diff(fixture, "marketing")
        #expect(status == 2)
        #expect([json["added"], json["missing"], json["changed"]].map { $0 as? Int } == [1, 1, 1])
        let found = try #require(json["differences"] as? [[String: Any]])
        #expect(found.map { $0["kind"] as? String } == ["missing", "changed", "added"])
        #expect(found[1]["fields"] as? [String] == ["ce_extra"])
        let text = try fixture.tool.run("diff", "marketing", "--as", "trial")
        #expect(text.lines.first?.hasPrefix("First difference: missing ") == true, "\(text.output)")
    }

    @Test("a shadow that is not there, or that broke off, is said so")
    func missing() throws {
        let fixture = try ReplayFixture(leads: 1)
        let none = try fixture.tool.run("diff", "sales", "--as", "trial")
        #expect(none.status == 1)
        #expect(none.errors.contains("`leadrelay rebuild sales --as trial` makes it"), "\(none.errors)")
        try fixture.run("rebuild", "sales", "--as", "trial")
        let mark = try #require(TopicName("trial.sales-worker.changelog"))
        try fixture.open().deleteRecords(of: TopicPartition(mark, .zero), before: Offset.zero.next)
        let broken = try fixture.tool.run("diff", "sales", "--as", "trial")
        #expect(broken.errors.contains("broke off"), "\(broken.errors)")
        #expect(try fixture.tool.run("rebuild", "nobody").status == 64)
        #expect(try fixture.tool.run("rebuild", "sales", "--as", "a/b").status == 64)
    }

    @Test(
        "what lies under the shadow's name and is no shadow is neither emptied nor compared",
        arguments: ["rebuild", "diff"])
    func noShadow(command: String) async throws {
        let fixture = try ReplayFixture(leads: 2)
        let other = try #require(TopicLayout(prefix: "other.", partitions: 1))
        try fixture.open().create(other.plan)
        let live = try fixture.tool.run(command, "marketing", "--as", "other")
        #expect(live.status == 1)
        #expect(live.errors.contains("other is no shadow but an installation of its own"), "\(live.errors)")
        // Topics of somebody's own that happen to be called so, and a changelog with rows of state.
        for topic in ["own.marketing.decisions", "rows.marketing-worker.changelog"] {
            let name = try #require(TopicName(topic))
            try fixture.open().create(TopicPlan([TopicSpec(name: name, partitions: 1, cleanup: .keepForever)]))
            try await fixture.publish([
                OutgoingRecord(
                    topic: name, partition: .zero, headers: RecordHeaders(), key: Array("row".utf8)[...], value: [1])
            ])
            let prefix = try #require(topic.split(separator: ".").first)
            let own = try fixture.tool.run(command, "marketing", "--as", String(prefix))
            #expect(own.status == 1 && own.errors.contains("\(topic)/0/0 was written by no rebuild"), "\(own.errors)")
            #expect(try fixture.records(topic).count == 1)
        }
    }
}
