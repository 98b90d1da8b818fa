import EventLog
import Foundation
import KafkaClient
import KafkaLog
import LeadEvents
import LeadStream
import Testing

@Suite(
    "Partitions on Kafka go from one instance to another, whatever the first was doing", .serialized,
    .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster), .timeLimit(.minutes(10)))
struct KafkaTakeOverTests {
    /// Lets the first instances of both teams work until this one has a transaction open, and then does `harm` to it.
    ///
    /// - Returns: how many events of the history were published. The instance's transaction is open and stays so.
    private static func harmAmidTransaction(
        _ seat: KafkaCrew.Seat, _ crew: KafkaCrew, _ history: [PublishableEvent],
        _ harm: (KafkaProgram) -> Bool
    ) async throws -> Int {
        var published = 0
        while published < history.count {
            for seat in KafkaCrew.Seat.firsts { try crew.start(seat) }
            let next = min(published + 600, history.count)
            try await crew.publish(history[published..<next])
            published = next
            let program = try crew.program(seat)
            guard try crew.eventually({ try crew.isTransactionOpen(of: seat.team) }) else { continue }
            #expect(harm(program))
            let hasEnded = try crew.eventually(within: .seconds(2)) { try !crew.isTransactionOpen(of: seat.team) }
            if !hasEnded { return published }
            // It committed in between, or its commit was under way: from the beginning.
            program.send(SIGCONT)
        }
        return try #require(nil, "no transaction was open when the harm was done")
    }

    @Test(
        "a worker that is stopped past its session and goes on cannot commit what it had in hand",
        arguments: KafkaCrew.Seat.firsts)
    func paused(_ seat: KafkaCrew.Seat) async throws {
        let crew = try KafkaCrew()
        let history = try KafkaCrew.history(6_000)
        let published = try await Self.harmAmidTransaction(seat, crew, history) { $0.pause() }
        let second: KafkaCrew.Seat = seat == .marketing ? .marketing2 : .sales2
        try crew.start(second)
        #expect(try crew.eventually { try crew.isAlone(second) }, "the paused instance stayed in the group")
        let before = try crew.decisions(of: seat.team)
        #expect(try crew.eventually { try crew.decisions(of: seat.team) > before }, "the second instance did nothing")
        let paused = try crew.program(seat)
        paused.send(SIGCONT)
        // Refused by the coordinator, or dropped by itself, where the poll that it was stopped in tells it first.
        let words = ["Session lost, opening another", "Transaction aborted", "Partitions lost"]
        #expect(try crew.eventually { words.contains { paused.said.contains($0) } }, "\(paused.said)")
        print("\(seat) refused: \(paused.lines.filter { $0.contains("lost") || $0.contains("aborted") })")
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(history[..<published]))
    }

    @Test(
        "an instance takes over while the dead one's transaction is still open: it waits for its end, and nothing is double",
        arguments: KafkaCrew.Seat.firsts)
    func openTransaction(_ seat: KafkaCrew.Seat) async throws {
        // Nobody ends the dead instance's transaction before its time-out, and that comes long after its session's.
        let crew = try KafkaCrew(properties: KafkaCrew.shortTimes + ["transaction.timeout.ms=25000"])
        let history = try KafkaCrew.history(6_000)
        let published = try await Self.harmAmidTransaction(seat, crew, history) {
            $0.send(SIGKILL)
            return $0.ended().isCrash
        }
        let second: KafkaCrew.Seat = seat == .marketing ? .marketing2 : .sales2
        try crew.start(second)
        #expect(try crew.eventually { try crew.isAlone(second) })
        #expect(try crew.isTransactionOpen(of: seat.team), "the transaction ended before anybody took over")
        #expect(try crew.eventually { try !crew.isWorkLeft(of: seat.team) })
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(history[..<published]))
    }

    @Test("after a stop longer than the offsets' retention the workers go on where their state stands")
    func offsetsGone() async throws {
        let crew = try KafkaCrew()
        let history = try KafkaCrew.history(900)
        for part in [history[..<400], history[400...]] {
            try await crew.publish(part)
            try crew.settle()
            for team in [Team.marketing, .sales] {
                #expect(try crew.eventually { try crew.members(of: team).isEmpty })
                let admin = KafkaAdmin(sharing: crew.uncommitted)
                try admin.delete(group: crew.kafkaName(crew.layout[team].group.name), timeout: .seconds(30))
            }
            #expect(try crew.reader.groups().isEmpty)
        }
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(history))
    }
}
