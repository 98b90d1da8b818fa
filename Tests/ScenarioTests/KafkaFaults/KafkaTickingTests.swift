import CloudEvents
import EventLog
import Foundation
import LeadEvents
import LeadStream
import SeededRandom
import Testing
import WorkerHost

/// The other fault tests on Kafka run on the log's own clock; here workers write ticks, as they do in service.
@Suite(
    "Workers on Kafka killed while deadlines pass on the wall clock", .serialized,
    .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster), .timeLimit(.minutes(5)))
struct KafkaTickingTests {
    private static let offers = ExpiringOffers(groups: 2, leadsPerGroup: 100)

    @Test("kill -9 amid ticks: each offer expires once, replay is byte-equal, nothing is missing or double")
    func killed() async throws {
        let crew = try KafkaCrew()
        let worker = try ["--agreement", ExpiringOffers.agreement(in: crew.directory)]
        let begin = SystemClock().now()
        try await crew.publish(try Self.offers.events(firstTick: begin.advanced(byMilliseconds: 8_000)))
        var random = SplitMix64(seed: 23)
        var kills = 0
        let end = begin.advanced(byMilliseconds: 12_000 + Self.offers.span)
        while SystemClock().now() < end {
            for seat in KafkaCrew.Seat.firsts { try crew.start(seat, worker, clock: "wall") }
            let seat = Bool.random(using: &random) ? KafkaCrew.Seat.firsts[0] : KafkaCrew.Seat.firsts[1]
            let restored = "Partition restored"
            #expect(try crew.eventually { try crew.program(seat).said.contains(restored) })
            usleep(UInt32.random(in: 0...1_500_000, using: &random))
            if try crew.kill9(seat) { kills += 1 }
        }
        let isOver = try {
            for seat in KafkaCrew.Seat.firsts { try crew.start(seat, worker, clock: "wall") }
            return try crew.eventually(within: .seconds(90)) { try ticks(crew) >= 2 }
        }()
        #expect(isOver, "no ticks")
        try crew.settle(clock: "wall")
        print("killed \(kills) workers while deadlines passed, \(try ticks(crew)) ticks")
        #expect(kills >= 3)
        try crew.expectReplayIsEqual()
        let contents = try LogContents(crew.log, crew.layout)
        #expect(contents.doubles == [])
        Self.offers.expectExpired(contents)
    }

    /// Ticks in sales' inbox.
    private func ticks(_ crew: KafkaCrew) throws -> Int {
        try crew.layout.allPartitions.reduce(0) { count, partition in
            count
                + (try crew.reader.all(TopicPartition(crew.layout.sales.inbox, partition)).count {
                    PublishedEvent($0).type == EventType.clockTicked.name
                })
        }
    }
}
