import EventLog
import Foundation
import SeededRandom
import Testing

@Suite("Workers on Kafka killed while a second instance shares their group", .serialized, .timeLimit(.minutes(15)))
struct KafkaKillTests {
    /// Rounds that have to count: something was uncommitted when the kill landed.
    private static let rounds = 20

    @Test(
        "kill -9 of either worker, at least 20 times amid work: replay is byte-equal, nothing is missing or double",
        .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func killed() async throws {
        let crew = try KafkaCrew()
        var random = SplitMix64(seed: 4_711)
        let history = try KafkaCrew.history(8_000)
        var published = 0
        var counted = 0
        while counted < Self.rounds {
            try #require(published < history.count, "the kills land too seldom amid work")
            for seat in KafkaCrew.Seat.allCases { try crew.start(seat) }
            let next = min(published + 200, history.count)
            try await crew.publish(history[published..<next])
            published = next
            usleep(UInt32.random(in: 20_000...1_200_000, using: &random))
            for seat in KafkaCrew.Seat.allCases.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)) {
                let hasBegun = try crew.program(seat).said.contains("Partition restored")
                if try crew.kill9(seat), hasBegun, try crew.isWorkLeft(of: seat.team) { counted += 1 }
            }
        }
        print("killed \(counted) times amid work, \(published) events")
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(history[..<published]))
    }
}
