import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import SeededRandom
import Testing
import WorkerHost

/// The other kill tests run on the log's own clock; here deadlines pass on the wall clock while workers are killed.
@Suite("Workers killed while deadlines pass", .serialized, .timeLimit(.minutes(5)))
struct TickingKillTests {
    private static let offers = ExpiringOffers(groups: 3, leadsPerGroup: 150)

    @Test("kill -9 amid ticks: each offer expires once, replay is byte-equal, nothing is missing or double")
    func killed() throws {
        let crew = try Crew()
        let worker = try ["--agreement", ExpiringOffers.agreement(in: crew.directory)]
        let begin = SystemClock().now()
        let file = crew.directory.appending(path: "events.ndjson")
        let events = try Self.offers.events(firstTick: begin.advanced(byMilliseconds: 2_000))
        try Data(events.map { $0.json + [UInt8(ascii: "\n")] }.joined()).write(to: file)
        try crew.publish(file.path)

        var random = SplitMix64(seed: 11)
        var kills = 0
        let end = begin.advanced(byMilliseconds: 4_000 + Self.offers.span)
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
        try crew.expectSameEnd(as: Crew.undisturbed([file.path], worker))
        Self.offers.expectExpired(try LogContents(try crew.openLog(), crew.layout))
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
