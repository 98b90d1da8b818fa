import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadReplay
import LeadStream
import Marketing
import Sales
import SeededRandom
import Testing
import WorkerHost

@Suite("A log is copied", .timeLimit(.minutes(10)))
struct CopyTests {
    /// A log whose workers are at rest, with dead letters, one of them dealt with, and a group of somebody's.
    static func fixture(leads: Int) async throws -> ReplayFixture {
        let fixture = try ReplayFixture(leads: leads)
        for id in ["first", "second"] { try await fixture.letter(of: id) }
        try fixture.run("dlq", "discard", "marketing.dead-letters/0/0", "--because", "spam")
        try fixture.run("dlq", "redrive", "marketing.dead-letters/0/1")
        try fixture.work()
        let crm = try #require(GroupName("crm"))
        let inbox = TopicPartition(fixture.layout.marketing.inbox, .zero)
        try fixture.open().setPositions([InputPosition(inbox, next: try #require(Offset(3)))], of: crm)
        return fixture
    }

    static func open(_ fixture: ReplayFixture, _ name: String) throws -> EmbeddedLog {
        try EmbeddedLog(path: fixture.tool.directory.appending(path: name).path)
    }

    /// New leads, and more of those that are there.
    static let news = (0..<6).map { ReplayFixture.capture($0 * 3).replacing("\"id\":\"c", with: "\"id\":\"n") }.joined()

    /// Publishes the news to a log and lets both workers come to rest.
    static func goOn(_ fixture: ReplayFixture, _ address: String) throws {
        try fixture.tool.write("news.ndjson", news)
        try fixture.run("publish", "news.ndjson", "--url", address)
        try fixture.run("up", "--clock", "log", "--exit-when-idle", "--url", address)
    }

    @Test("records, append times, state, letters' fates and groups come along; a rebuild there differs in nothing")
    func whole() async throws {
        let fixture = try await Self.fixture(leads: 40)
        let result = try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db", "--json")
        let original = try LogImage(fixture.open())
        let differences = try LogImage(Self.open(fixture, "copy.db")).differences(from: original)
        #expect(differences == [])
        #expect(original.state.count == 2)
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(summary["groups"] as? [String] == ["crm"])
        #expect(try fixture.run("dlq", "list", "--url", "copy.db").lines.last == "0 dead letters")
        #expect(try fixture.run("dlq", "list", "--all", "--url", "copy.db").output.contains(": spam"))
        for team in ["marketing", "sales"] {
            try fixture.run("rebuild", team, "--url", "copy.db")
            #expect(try fixture.tool.run("diff", team, "--url", "copy.db").status == 0)
        }
        let inbox = try Self.open(fixture, "copy.db").makeReader().all(fixture.layout.marketing.inbox)
        let record = try #require(inbox.last)
        #expect(record.text("ce_copyof") == "marketing.inbox/0/\(record.offset)")
    }

    @Test("workers go on at the copy as they would have at the original", arguments: [1, 4])
    func goesOn(partitions: Int) async throws {
        let fixture = try await Self.fixture(leads: 40)
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db", "--partitions", "\(partitions)")
        for address in ["leadrelay.db", "copy.db"] { try Self.goOn(fixture, address) }
        let original = try LogImage(fixture.open())
        let copy = try LogImage(Self.open(fixture, "copy.db"))
        for topic in ["marketing.decisions", "sales.decisions", "marketing.dead-letters"] {
            let expected = original.byKey(topic)
            #expect(copy.byKey(topic) == expected, "\(topic)")
            #expect(topic != "marketing.decisions" || expected.count >= 40)
        }
        for team in ["marketing", "sales"] {
            try fixture.run("rebuild", team, "--url", "copy.db")
            #expect(try fixture.tool.run("diff", team, "--url", "copy.db").status == 0)
        }
    }

    @Test("with more partitions each key has one, and what controls a clock is in all of them")
    func grown() async throws {
        let fixture = try await Self.fixture(leads: 40)
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db", "--partitions", "4")
        let reader = try Self.open(fixture, "copy.db").makeReader()
        let decisions = try #require(TopicName("marketing.decisions"))
        var used: Set<PartitionID> = []
        for number in Int32(0)..<4 {
            let partition = try #require(PartitionID(number))
            for record in try reader.all(TopicPartition(decisions, partition)) {
                used.insert(partition)
                let key = try #require(record.key)
                #expect(Partitioner.partition(of: key, count: 4) == partition)
            }
        }
        #expect(used.count == 4)
        let letters = try #require(TopicName("marketing.dead-letters"))
        var found = 0
        for number in Int32(0)..<4 {
            let partition = try #require(PartitionID(number))
            found += try reader.all(TopicPartition(letters, partition)).count
        }
        #expect(found == 2)
    }

    @Test("killed again and again, a copy goes on where it was; in the end it is as if it had never been disturbed")
    func killed() async throws {
        let fixture = try await Self.fixture(leads: 300)
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "undisturbed.db")
        let directory = fixture.tool.directory
        let arguments = [
            "copy", "--from", fixture.tool.log, "--to", directory.appending(path: "copy.db").path,
        ]
        let original = try LogImage(fixture.open())
        let whole = original.records.values.reduce(0) { $0 + $1.count }
        var random = SplitMix64(seed: 26)
        var kills = 0
        // Amid the records: each round is killed once it has written some of its own.
        for round in 1...4 {
            let program = try Program("leadrelay", arguments + ["--rate", "500"])
            while program.isRunning, try Self.copied(fixture) < whole / 8 * round { sched_yield() }
            if program.isRunning { kills += 1 }
            program.send(SIGKILL)
            _ = program.ended()
        }
        #expect(kills == 4)
        #expect(try Self.copied(fixture) < whole, "it was done before the last kill")
        // And anywhere: a run looks a second long whether something still arrives before it goes on.
        while kills < 12 {
            let program = try Program("leadrelay", arguments)
            usleep(UInt32.random(in: 1_050_000...1_500_000, using: &random))
            let isAmid = program.isRunning
            program.send(SIGKILL)
            if !isAmid, program.ended().status == 0 { break }
            if isAmid {
                kills += 1
                _ = program.ended()
            }
        }
        print("killed \(kills) times")
        if try CopyJournal(fixture.layout).state(Self.open(fixture, "copy.db").makeReader()) != .done {
            try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db")
        }
        let differences = try LogImage(Self.open(fixture, "copy.db")).differences(from: original)
        #expect(differences == [])
        let undisturbed = try LogImage(Self.open(fixture, "undisturbed.db")).differences(from: original)
        #expect(undisturbed == [])
    }

    /// Records in the copy so far.
    private static func copied(_ fixture: ReplayFixture) throws -> Int {
        guard FileManager.default.fileExists(atPath: fixture.tool.directory.appending(path: "copy.db").path) else {
            return 0
        }
        let reader = try open(fixture, "copy.db").makeReader()
        return try reader.topics().map(\.spec).filter { !$0.name.name.hasSuffix("journal") }.reduce(0) { sum, spec in
            try sum + Int(reader.bounds(of: TopicPartition(spec.name, .zero)).end.number)
        }
    }

    @Test("a copy that is not whole is nobody's to work on")
    func unfinished() async throws {
        let fixture = try ReplayFixture(leads: 1)
        let copy = try Self.open(fixture, "copy.db")
        let journal = CopyJournal(fixture.layout)
        try copy.create(TopicPlan([journal.topic]))
        let publisher = try copy.makePublisher()
        _ = try await publisher.publish([journal.record(.begun)])
        await publisher.close()
        for command in [["up", "--exit-when-idle"], ["publish", "captures.ndjson"]] {
            let result = try fixture.tool.run(command + ["--url", "copy.db"])
            #expect(result.status == 1)
            #expect(result.errors.contains("run the same copy to its end first"), "\(result.errors)")
        }
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db")
        try Self.goOn(fixture, "copy.db")
    }

    /// What makes a copy impossible, and the words that say so.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let words: String
        var options: [String] = []
        /// Whether the log to copy to is there before.
        var hasTarget = false
        let prepare: @Sendable (ReplayFixture) async throws -> Void
    }

    static let refusals: [Refusal] = [
        Refusal(testDescription: "a worker has something to read", words: "marketing-worker stands at") { fixture in
            try fixture.tool.write("more.ndjson", ReplayFixture.capture(7))
            try fixture.run("publish", "more.ndjson")
        },
        Refusal(testDescription: "the target holds records", words: "holds records that no copy wrote", hasTarget: true)
        { fixture in
            try fixture.run("publish", "captures.ndjson", "--url", "copy.db")
        },
        Refusal(
            testDescription: "the target is a copy already", words: "a copy was made there already", hasTarget: true
        ) { fixture in
            try fixture.run("copy", "--from", "leadrelay.db", "--to", "copy.db")
        },
        Refusal(
            testDescription: "the target has another number of partitions", words: "the topics are there and have 2",
            options: ["--partitions", "3"], hasTarget: true
        ) { fixture in
            let layout = try #require(TopicLayout(partitions: 2))
            try CopyTests.open(fixture, "copy.db").create(layout.plan)
        },
        Refusal(testDescription: "the original is not there", words: "leadrelay.db") { fixture in
            try FileManager.default.removeItem(atPath: fixture.tool.log)
        },
    ]

    @Test("what cannot be copied is refused with a sentence", arguments: refusals)
    func refused(_ refusal: Refusal) async throws {
        let fixture = try ReplayFixture(leads: 1)
        try await refusal.prepare(fixture)
        let result = try fixture.tool.run(["copy", "--from", "leadrelay.db", "--to", "copy.db"] + refusal.options)
        #expect(result.status == 1)
        #expect(result.errors.contains(refusal.words), "\(result.errors)")
        if !refusal.hasTarget { #expect(!fixture.hasFile("copy.db"), "an empty log was left behind") }
    }

    @Test("state that takes long is not read amid a transaction, and an inbox not while the group has its member")
    func nothingLongAmidTransaction() async throws {
        let fixture = try ReplayFixture(leads: 40)
        // So that rows of one partition are written before the next one's are read.
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "two.db", "--partitions", "2")
        let journal = LogJournal()
        let from = JournalingLog(log: try Self.open(fixture, "two.db"), journal: journal)
        let to = JournalingLog(log: try Self.open(fixture, "four.db"), journal: journal)
        let summary = try await LogCopy(from: from, to: to, partitions: 4).run(
            member: "copy",
            worker: { team -> any TeamWorker.Type in
                if team == .sales { return SalesWorker.self }
                return MarketingWorker.self
            })
        #expect(summary.rows > 40)
        #expect(journal.readsAmidTransaction == [])
        #expect(journal.readsAmidMembership.allSatisfy { $0.topic.name.hasSuffix(".changelog") })
        #expect(Set(journal.readsAmidMembership).count == 4, "both workers' state, two partitions each")
        #expect(journal.commits >= 6, "the rows of each partition, then the places")
    }

    @Test("a group that lives is named")
    func living() async throws {
        let fixture = try ReplayFixture(leads: 1)
        let topics = try #require(DeskTopics(.marketing, fixture.layout))
        let desk = try LetterDesk(try fixture.open(), topics, member: "first")
        defer { desk.close() }
        let result = try fixture.tool.run("copy", "--from", "leadrelay.db", "--to", "copy.db")
        #expect(result.status == 1)
        #expect(result.errors.contains("marketing.dead-letters is held by first; stop it first."), "\(result.errors)")
        #expect(!fixture.hasFile("copy.db"), "an empty log was left behind")
    }

    @Test("fewer partitions, or a number that is no multiple, are refused: order is kept within one alone")
    func fewer() async throws {
        let fixture = try ReplayFixture(leads: 1)
        try fixture.run("copy", "--from", "leadrelay.db", "--to", "two.db", "--partitions", "2")
        for count in ["1", "3"] {
            let result = try fixture.tool.run("copy", "--from", "two.db", "--to", "copy.db", "--partitions", count)
            #expect(result.status == 1)
            #expect(result.errors.contains("2 partitions can become 2 or a multiple of that, not \(count)"))
            #expect(!fixture.hasFile("copy.db"), "an empty log was left behind")
        }
        try fixture.run("copy", "--from", "two.db", "--to", "copy.db", "--partitions", "6")
    }
}
