import Foundation
import KafkaLog
import KafkaMock
import LeadEvents
import StreamWorker
import Testing

@Suite("Lanes share a worker's partitions", .serialized, .timeLimit(.minutes(3)))
struct KafkaLaneTests {
    @Test("on the mock cluster: two lanes hold two partitions each, every event is decided on once, a stop drains both")
    func mock() async throws {
        let crew = try KafkaCrew(on: MockCluster())
        let workers = LocalWorkers(on: crew, lanes: 2)
        for (team, lanes) in workers.health {
            let isShared = try crew.eventually { lanes.allSatisfy { $0.state.held.count == 2 && $0.state.isReady } }
            #expect(isShared, "\(team): \(lanes.map(\.state.held))")
        }
        let expected = try await work(crew)
        try await workers.end()
        try crew.expectSameEnd(as: expected)
    }

    @Test(
        "on a real cluster: two lanes hold two partitions each, every event is decided on once, SIGTERM drains both",
        .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func cluster() async throws {
        let crew = try KafkaCrew()
        for seat in KafkaCrew.Seat.firsts { try crew.start(seat, ["--lanes", "2"]) }
        for seat in KafkaCrew.Seat.firsts {
            let program = try crew.program(seat)
            #expect(try crew.eventually { program.restored == [0: 2, 1: 2] }, "\(program.said)")
            #expect(try crew.members(of: seat.team).sorted() == ["first.0", "first.1"])
        }
        let expected = try await work(crew)
        for seat in KafkaCrew.Seat.firsts {
            let program = try crew.program(seat)
            program.send(SIGTERM)
            #expect(program.ended().status == 0, "\(program.said)")
        }
        try crew.expectSameEnd(as: expected)
    }

    /// Publishes, and waits until everything is decided that will be.
    private func work(_ crew: KafkaCrew) async throws -> LogContents {
        let history = try KafkaCrew.history(400)
        try await crew.publish(history)
        let expected = try await KafkaCrew.expectation(history)
        let isDecided = try crew.eventually {
            try LogContents(crew.log, crew.layout).decisions.count >= expected.decisions.count
        }
        #expect(isDecided, "decisions are missing")
        return expected
    }
}
