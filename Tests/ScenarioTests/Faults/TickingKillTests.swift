import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import SeededRandom
import SwiftProtobuf
import Testing
import WorkerHost

/// The other kill tests run on the log's own clock; here deadlines pass on the wall clock while workers are killed.
@Suite("Workers killed while deadlines pass", .serialized, .timeLimit(.minutes(5)))
struct TickingKillTests {
    private static let groups = 3
    private static let leadsPerGroup = 150
    /// Between the ticks of two groups, milliseconds. A tick passes what is due up to its own time, and comes ten seconds
    /// after a deadline; so nearer ones would pass together.
    private static let spacing: Int64 = 12_000
    /// Answer within a minute, which is the shortest that an agreement may say.
    private static let agreement = "version: 1\nhandoff:\n  respond_within: 1m\n"
    /// From a capture to the tick of its deadline, milliseconds: the minute, and the ten seconds' grace.
    private static let wait: Int64 = 70_000

    @Test("kill -9 amid ticks: each offer expires once, replay is byte-equal, nothing is missing or double")
    func killed() throws {
        let crew = try Crew()
        let agreement = crew.directory.appending(path: "agreement.yaml")
        try Self.agreement.write(to: agreement, atomically: true, encoding: .utf8)
        let worker = ["--agreement", agreement.path]
        let begin = SystemClock().now()
        let file = try write(crew, firstTick: begin.advanced(byMilliseconds: 2_000))
        try crew.publish(file)

        var random = SplitMix64(seed: 11)
        var kills = 0
        let end = begin.advanced(byMilliseconds: 4_000 + Int64(Self.groups - 1) * Self.spacing)
        while SystemClock().now() < end {
            for member in [Crew.Member.marketing, .sales] { try crew.start(member, worker) }
            try waitForAppend(crew)
            usleep(UInt32.random(in: 0...40_000, using: &random))
            let victims: [Crew.Member] = Bool.random(using: &random) ? [.marketing, .sales] : [.sales]
            kills += crew.kill9(victims).count
        }
        try crew.settle(worker)

        let ticks = try firingTicks(crew)
        print("killed \(kills) workers while deadlines passed at \(ticks) ticks")
        #expect(kills >= 10)
        #expect(ticks >= 2)
        try crew.expectSameEnd(as: Crew.undisturbed([file], worker))
        let decided = try LogContents(try crew.openLog(), crew.layout).decisions.keys
        for type in [EventType.handoffOffered, .handoffExpired, .deadlineBreached, .leadRecycled] {
            #expect(decided.count { $0.hasPrefix("\(type) ") } == Self.groups * Self.leadsPerGroup, "\(type)")
        }
    }

    /// Hand-raisers in groups, and a rep for them.
    private func write(_ crew: Crew, firstTick: Instant) throws -> String {
        let first = firstTick.advanced(byMilliseconds: -Self.wait)
        var lines =
            try PublishableEvent(
                payload: .repChanged(.with { $0.rep = "rep-1" }), source: "crm", id: "rep-1", time: first, team: .sales
            ).json + [UInt8(ascii: "\n")]
        for number in 0..<Self.groups * Self.leadsPerGroup {
            let capture = LeadCaptured.with {
                $0.person.email = "lead\(number)@x.example"
                $0.contactRequested = true
            }
            lines += try PublishableEvent(
                payload: .leadCaptured(capture), source: "web", id: "capture-\(number)",
                time: first.advanced(byMilliseconds: Int64(number / Self.leadsPerGroup) * Self.spacing),
                team: .marketing
            ).json
            lines.append(UInt8(ascii: "\n"))
        }
        let path = crew.directory.appending(path: "events.ndjson")
        try Data(lines).write(to: path)
        return path.path
    }

    /// Waits until something comes into sales' inbox, a tick above all, at most a second: then there is work to be killed at.
    private func waitForAppend(_ crew: Crew) throws {
        let reader = try crew.openLog().makeReader()
        let inbox = TopicPartition(crew.layout.sales.inbox, .zero)
        let begun = try reader.bounds(of: inbox).end
        let end = ContinuousClock.now.advanced(by: .seconds(1))
        while try reader.bounds(of: inbox).end == begun, ContinuousClock.now < end {
            try reader.waitForAppends(timeout: .milliseconds(20))
        }
    }

    /// Ticks of sales' inbox that made an offer expire.
    private func firingTicks(_ crew: Crew) throws -> Int {
        let reader = try crew.openLog().makeReader()
        let ticks = try reader.all(crew.layout.sales.inbox).filter {
            PublishedEvent($0).type == EventType.clockTicked.name
        }.map(\.appendTime)
        let expiries = try reader.all(crew.layout.sales.decisions).filter {
            PublishedEvent($0).type == EventType.handoffExpired.name
        }.map(\.appendTime)
        // What a tick fired was decided after it and before the next.
        return Set(expiries.compactMap { expiry in ticks.lastIndex { $0 <= expiry } }).count
    }
}
