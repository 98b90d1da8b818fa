import Foundation
import KafkaLog
import LeadEvents
import LeadStream
import Testing

/// Kills and starts brokers: `LEADRELAY_TEST_KAFKA_RESTART` names a command that is given `kill N` or `start N`, N from 1.
private enum BrokerCommand {
    static let text = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA_RESTART"]
    static let isThere = KafkaCrew.isOnCluster && text != nil
    static let isNeeded: Comment =
        "set LEADRELAY_TEST_KAFKA, and LEADRELAY_TEST_KAFKA_RESTART to a command that takes `kill N` and `start N`"
}

@Suite(
    "Brokers killed under load", .serialized,
    .enabled(if: BrokerCommand.isThere, BrokerCommand.isNeeded),
    .timeLimit(.minutes(8)))
struct KafkaBrokerKillTests {
    private static func broker(_ action: String, _ number: Int) throws {
        let shell = Process()
        // A process counts as running while anybody has what it inherited open, as a broker that it starts would.
        let closing =
            #"for fd in /proc/$$/fd/*; do n=${fd##*/}; [ "$n" -le 2 ] || eval "exec $n>&-"; done 2>/dev/null; "#
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-c", closing + "\(try #require(BrokerCommand.text)) \(action) \(number)"]
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        try #require(shell.terminationStatus == 0, "\(action) \(number)")
    }

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
            try Self.broker("kill", broker)
            // Acknowledged by the two that are left, however long the leaders take to move.
            try await crew.publish(history[(round * 600 + 300)..<(round * 600 + 600)])
            for team in [Team.marketing, .sales] {
                let before = decided[team] ?? 0
                let isWorking = try crew.eventually(within: .seconds(60)) { try crew.decisions(of: team) > before }
                #expect(isWorking, "\(team) stands still without broker \(broker)")
                decided[team] = try crew.decisions(of: team)
            }
            try Self.broker("start", broker)
        }
        for seat in KafkaCrew.Seat.firsts {
            let program = try crew.program(seat)
            #expect(program.isRunning, "\(program.said)")
        }
        try await crew.publish(history[1_800...])
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(history))
    }
}
