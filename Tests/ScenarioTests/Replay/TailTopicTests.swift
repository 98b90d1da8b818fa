import EventLog
import Foundation
import LeadStream
import Testing
import WorkerHost

@Suite("tail reads what replays and rebuilds made, and ends in order", .timeLimit(.minutes(5)))
struct TailTopicTests {
    private static func types(_ fixture: ReplayFixture, _ topic: String) throws -> [String] {
        let result = try fixture.run("tail", "--topic", topic, "--json", "-n", "1000")
        return try result.lines.map { line in
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require((record?["event"] as? [String: Any])?["type"] as? String, "\(line)")
        }
    }

    @Test(
        "a shadow's topic is read as the one that it stands for, a replay's as events, a letter as a letter",
        arguments: ReplayFixture.Place.here)
    func topics(place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 3, on: place)
        try fixture.run("rebuild", "marketing", "--as", "trial")
        let live = try Self.types(fixture, "marketing.decisions")
        #expect(live.count >= 3)
        #expect(try Self.types(fixture, "trial.marketing.decisions") == live)
        try fixture.run("replay", "--topic", "sales.inbox", "--into", "my.sales")
        #expect(try Self.types(fixture, "my.sales") == Self.types(fixture, "sales.inbox"))
        try await fixture.letter(of: "x")
        try fixture.run("replay", "--topic", "marketing.dead-letters", "--into", "my.marketing.dead-letters")
        let letter = try fixture.run("tail", "--topic", "my.marketing.dead-letters")
        #expect(letter.output.contains("dead letter malformedValue: It was not known."), "\(letter.output)")
        let none = try fixture.tool.run("tail", "--topic", "my.sale")
        #expect(none.status == 1 && none.errors.contains("did you mean my.sales?"), "\(none.errors)")
    }

    @Test("an event in structured mode is shown in somebody's own topic and in an ingress")
    func structured() async throws {
        let fixture = try ReplayFixture(leads: 1, isWorkedOn: false)
        let own = try #require(TopicName("own"))
        try fixture.open().create(TopicPlan([TopicSpec(name: own, partitions: 1, cleanup: .keepForever)]))
        var headers = RecordHeaders()
        headers.append(name: "content-type", value: "application/cloudevents+json; charset=utf-8")
        let json = ReplayFixture.capture(7).replacing(
            "\"specversion\"", with: "\"subject\":\"00000000-0000-0000-0000-000000000007\",\"specversion\"")
        for topic in [own, fixture.layout.marketing.ingress] {
            try await fixture.publish([
                OutgoingRecord(
                    topic: topic, partition: .zero, headers: headers, key: nil, value: Array(json.utf8)[...])
            ])
            #expect(try Self.types(fixture, topic.name) == ["leadrelay.lead.captured.v1"])
        }
    }

    @Test(
        "a tail whose reader goes leaves its group; what comes then is shown to the next one",
        arguments: ReplayFixture.Place.here)
    func reader(place: ReplayFixture.Place) async throws {
        let fixture = try ReplayFixture(leads: 2, isWorkedOn: false, on: place)
        let errors = fixture.tool.directory.appending(path: "errors.txt").path
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        // Ends once the tail has ended, which nobody asks to.
        shell.arguments = [
            "-c", #""$0" tail --follow --group crm --topic marketing.inbox --url "$1" 2>"$2" | head -n 1 >/dev/null"#,
            try LeadRelayTool.executable("leadrelay").path, fixture.address, errors,
        ]
        try shell.run()
        let guardian = DispatchWorkItem { shell.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: guardian)
        shell.waitUntilExit()
        guardian.cancel()
        #expect(shell.terminationReason == .exit)
        let said = try String(contentsOfFile: errors, encoding: .utf8)
        #expect(
            said
                == "crm has no place on the log, because it is new there or was forgotten; it begins with the first record kept.\n"
        )
        let crm = try #require(GroupName("crm"))
        #expect(try fixture.open().makeReader().group(crm)?.holder == nil)
        try fixture.tool.write("more.ndjson", ReplayFixture.capture(9))
        try fixture.run("publish", "more.ndjson")
        let next = try FollowedCommand([
            "tail", "--follow", "--group", "crm", "--topic", "marketing.inbox", "--json", "--url", fixture.address,
        ])
        defer { next.end() }
        var isShown = false
        while !isShown, let line = await next.nextLine() { isShown = line.contains("\"c9\"") }
        #expect(isShown)
    }
}
