import EventLog
import KafkaLog
import LeadEvents
import LeadStream
import Testing

@Suite(
    "Brokers killed under load", .serialized,
    .enabled(if: BrokerCommand.isThere, BrokerCommand.isNeeded),
    .timeLimit(.minutes(8)))
struct KafkaBrokerKillTests {
    private static let teams = [Team.marketing, .sales]

    @Test(
        "each of three brokers is killed while both teams work: the workers go on without it, nothing is missing or double"
    )
    func each() async throws {
        let crew = try KafkaCrew(properties: KafkaCrew.shortTimes + ["replicas=3"])
        let history = try KafkaCrew.history(1_800)
        for seat in KafkaCrew.Seat.firsts { try crew.start(seat) }
        var decided: [Team: Int64] = [:]
        for (round, broker) in (1...3).enumerated() {
            try await crew.publish(history[(round * 600)..<(round * 600 + 300)])
            try BrokerCommand.kill.run(broker)
            // Acknowledged by the two that are left, however long the leaders take to move.
            try await crew.publish(history[(round * 600 + 300)..<(round * 600 + 600)])
            for team in Self.teams {
                let before = decided[team] ?? 0
                let isWorking = try crew.eventually(within: .seconds(60)) { try crew.decisions(of: team) > before }
                #expect(isWorking, "\(team) stands still without broker \(broker)")
                decided[team] = try crew.decisions(of: team)
            }
            try Self.look(at: crew, without: broker)
            try BrokerCommand.start.run(broker)
        }
        for seat in KafkaCrew.Seat.firsts {
            let program = try crew.program(seat)
            #expect(program.isRunning, "\(program.said)")
        }
        try await crew.publish(history[1_800...])
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(history))
    }

    /// Who looks sees both teams at work, also where the broker that is away coordinated one of them.
    private static func look(at crew: KafkaCrew, without broker: Int) throws {
        let names = Set(teams.map { crew.layout[$0].group })
        let isSeen = try crew.eventually {
            let working = try crew.reader.groups().filter { $0.holder != nil && !$0.positions.isEmpty }
            return Set(working.map(\.name)) == names
        }
        #expect(isSeen, "the groups are not listed without broker \(broker)")
        let tool = try LeadRelayTool()
        tool.address = crew.url
        let status = try tool.run(["status"], within: 60)
        #expect(status.status == 0, "without broker \(broker): \(status.errors)")
        for team in teams {
            #expect(status.output.contains(crew.layout[team].group.name), "\(status.output)")
        }
    }
}
