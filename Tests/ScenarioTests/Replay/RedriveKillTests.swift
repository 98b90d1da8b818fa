import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadReplay
import LeadStream
import SeededRandom
import Testing
import WorkerHost

@Suite("Redrive and discard killed at random instants", .serialized, .timeLimit(.minutes(10)))
struct RedriveKillTests {
    /// Letters that each round adds, of few leads, so that each lead has many.
    private static let letters = 120
    private static let leads = 7
    private static let kills = 20

    /// What lies in the ingress, and what the desk noted.
    private struct Outcome {
        let redriven: [String]
        let fates: [String: LetterFate.Kind]

        init(_ fixture: ReplayFixture) throws {
            let back = try fixture.records("marketing.ingress")
            redriven = try back.map { try #require($0.text(Redrive.header)) }
            let topics = try #require(DeskTopics(.marketing, fixture.layout))
            let found = try topics.fates(fixture.open().makeReader())
            fates = Dictionary(uniqueKeysWithValues: found.map { ($0.key.words, $0.value.kind) })
        }

        var noted: Set<String> { Set(fates.filter { $0.value == .redriven }.keys) }
    }

    @Test(
        "kill -9, at least 20 times amid work: a letter goes once or not at all, with its note, in the order of its lead"
    )
    func killed() async throws {
        let fixture = try ReplayFixture(leads: 1)
        var random = SplitMix64(seed: 77)
        // How long one takes that nobody disturbs.
        try await Self.addLetters(fixture, 0)
        let whole = try ContinuousClock().measure { try fixture.run("dlq", "redrive", "--reason", "malformedValue") }
        // Where the kills go: around the commit, which comes later the more letters the kills have left, and on a busy machine.
        var aim = Double(whole / .microseconds(1)) * 0.8
        var round = 1
        /// Kills after which the command's letters had gone, or not.
        var kills = (after: 0, before: 0)
        // Between the commit and the program's end there is hardly time to be killed in, so no number is asked for there.
        while kills.after + kills.before < Self.kills || kills.before == 0 {
            try await Self.addLetters(fixture, round)
            try #require(round < 120, "the kills land too seldom amid work")
            let open = try Outcome(fixture).fates.count
            let discards = round % 4 == 3
            let program = try Program("leadrelay", Self.command(fixture, round, discards: discards))
            usleep(UInt32(aim * Double.random(in: 0.7...1.1, using: &random)))
            let wasRunning = program.isRunning
            program.send(SIGKILL)
            let ending = program.ended()
            let outcome = try Outcome(fixture)
            try Self.check(outcome, after: "round \(round)")
            // All of the command's letters, or none of them.
            let done = outcome.fates.count - open
            aim *= done > 0 ? 0.9 : 1.25
            if wasRunning, ending.isCrash {
                if done > 0 { kills.after += 1 } else { kills.before += 1 }
            }
            #expect(done == 0 || !discards || done == 10, "a part of a discard was written: \(done)")
            round += 1
        }
        print("killed \(kills.before) times before the commit and \(kills.after) times after it, in \(round) rounds")
        try fixture.run("dlq", "redrive", "--reason", "malformedValue")
        let outcome = try Outcome(fixture)
        try Self.check(outcome, after: "the end")
        #expect(outcome.fates.count == Self.letters * round, "a letter was lost")
        try Self.checkOrder(fixture)
        try fixture.work()
        #expect(try fixture.run("dlq", "list").lines.last == "0 dead letters")
    }

    /// On Kafka a kill can land amid the transaction, whose end nobody knows then.
    @Test(
        "on a real cluster: kill -9 amid the transaction, five times; what is done again goes once, in the order of its lead",
        .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func killedOnCluster() async throws {
        let fixture = try ReplayFixture(leads: 1, on: .cluster)
        let reader = try fixture.open().makeReader()
        let ingress = TopicPartition(fixture.layout.marketing.ingress, .zero)
        var (round, kills) = (0, 0)
        while kills < 5 {
            try #require(round < 40, "the kills land too seldom amid a transaction")
            try await Self.addLetters(fixture, round)
            round += 1
            let program = try Program("leadrelay", Self.command(fixture, 0, discards: false))
            var isOpen = false
            while program.isRunning, !isOpen {
                isOpen = try reader.bounds(of: ingress).end > reader.stableEnd(of: ingress)
            }
            program.send(SIGKILL)
            let isKilled = program.ended().isCrash
            if isOpen, isKilled { kills += 1 }
            try fixture.run("dlq", "redrive", "--reason", "malformedValue")
            let outcome = try Outcome(fixture)
            try Self.check(outcome, after: "round \(round)")
            #expect(outcome.noted.count == Self.letters * round, "a letter was lost")
        }
        print("killed \(kills) times amid a transaction, in \(round) rounds")
        try Self.checkOrder(fixture)
        try fixture.work()
        #expect(try fixture.run("dlq", "list").lines.last == "0 dead letters")
    }

    private static func command(_ fixture: ReplayFixture, _ round: Int, discards: Bool) -> [String] {
        guard discards else { return ["dlq", "redrive", "--reason", "malformedValue", "--url", fixture.address] }
        let places = (0..<10).map { "marketing.dead-letters/0/\(round * letters + $0)" }
        return ["dlq", "discard"] + places + ["--because", "spam", "--url", fixture.address]
    }

    private static func check(_ outcome: Outcome, after words: String) throws {
        #expect(Set(outcome.redriven).count == outcome.redriven.count, "after \(words) a letter was redriven twice")
        #expect(Set(outcome.redriven) == outcome.noted, "after \(words) letters and notes do not agree")
    }

    /// A lead's letters came back in the order in which they were read at first.
    private static func checkOrder(_ fixture: ReplayFixture) throws {
        var last: [Int: Int] = [:]
        for record in try fixture.records("marketing.ingress") {
            let number = try #require(record.text("ce_id").flatMap { Int($0) })
            let lead = number % leads
            #expect(last[lead] ?? -1 < number)
            last[lead] = number
        }
    }

    private static func addLetters(_ fixture: ReplayFixture, _ round: Int) async throws {
        let numbers = (round * letters)..<((round + 1) * letters)
        try await fixture.publish(numbers.map { letter($0, fixture.layout) })
    }

    private static func letter(_ number: Int, _ layout: TopicLayout) -> OutgoingRecord {
        let time = Instant(milliseconds: 1_772_960_400_000 + Int64(number) * 1_000)
        var headers = RecordHeaders()
        for (name, value) in [
            ("ce_specversion", "1.0"), ("ce_id", "\(number)"), ("ce_source", "web"), ("ce_team", "marketing"),
            ("ce_type", "leadrelay.lead.captured.v1"), ("ce_time", "\(time)"), ("content-type", "application/json"),
            ("deadletter-reason", "malformedValue"), ("deadletter-sentence", "It was not known."),
            ("deadletter-position", "marketing.ingress/0/\(number)"),
            ("deadletter-appendtime", "\(time.milliseconds)"),
        ] { headers.append(name: name, value: value) }
        return OutgoingRecord(
            topic: layout.marketing.deadLetters, partition: .zero, headers: headers, key: nil,
            value: Array(#"{"person":{"email":"lead\#(number % leads + 1)@x.example"},"contactRequested":true}"#.utf8)[
                ...])
    }
}
