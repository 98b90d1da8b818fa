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

extension KafkaProgram {
    /// How many partitions each lane restored last, as far as it said; a lane may give some up again before.
    fileprivate var restored: [Int: Int] {
        var holder: [Int: Int] = [:]
        for line in lines where line.contains("Partition restored") {
            guard let lane = line.number(of: "lane"),
                let partition = line.number(of: "log.partition")
            else { continue }
            holder[partition] = lane
        }
        return Dictionary(grouping: holder.values, by: \.self).mapValues(\.count)
    }
}

extension Substring {
    /// The number under a name in a line of the programs' log.
    func number(of name: String) -> Int? {
        guard let start = firstRange(of: "\"\(name)\":") else { return nil }
        return Int(self[start.upperBound...].prefix { $0.isNumber })
    }
}
