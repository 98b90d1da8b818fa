import EventLog
import Foundation
import LeadEvents
import LeadStream
import Testing

@Suite(
    "Workers on Kafka scaled out and killed while events come in", .serialized,
    .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster), .timeLimit(.minutes(10)))
struct KafkaScaleTests {
    private static let seconds = [KafkaCrew.Seat.marketing2, .sales2]
    private static let teams = [Team.marketing, .sales]

    /// A crew that is given events for as long as a step takes.
    private final class Load {
        let crew: KafkaCrew
        private let history: [PublishableEvent]
        private var count = 0

        init() throws {
            crew = try KafkaCrew()
            history = try KafkaCrew.history(9_000)
        }

        var published: ArraySlice<PublishableEvent> { history[..<count] }

        /// Goes on publishing until it is so.
        func go(until isSo: () throws -> Bool, _ complaint: () -> String) async throws {
            let deadline = ContinuousClock.now + .seconds(90)
            while true {
                try #require(count < history.count && ContinuousClock.now < deadline, "\(complaint())")
                let next = min(count + 20, history.count)
                try await crew.publish(history[count..<next])
                count = next
                if try crew.eventually(within: .milliseconds(150), isSo) { return }
            }
        }

        /// Lets instances join that have as many lanes, and waits until each lane holds something.
        func join(_ seats: [KafkaCrew.Seat], lanes: Int) async throws {
            for seat in seats { try crew.start(seat, ["--lanes", "\(lanes)"]) }
            for seat in seats {
                let program = try crew.program(seat)
                try await go {
                    Set(program.restored.keys) == Set(0..<lanes)
                } _: {
                    "\(seat): \(program.said)"
                }
            }
        }

        /// Kills instances that are at work, and waits until others go on with all that there is.
        func kill(_ seats: [KafkaCrew.Seat], leaving others: [KafkaCrew.Seat]) async throws {
            for seat in seats {
                try await go {
                    try crew.isWorkLeft(of: seat.team)
                } _: {
                    "\(seat) is never amid work"
                }
                #expect(try crew.kill9(seat))
            }
            for seat in others {
                try await go {
                    try crew.isAlone(seat)
                } _: {
                    "\(seat) is not alone"
                }
                let before = try crew.decisions(of: seat.team)
                try await go {
                    try crew.decisions(of: seat.team) > before
                } _: {
                    "\(seat) stands still"
                }
            }
        }
    }

    @Test(
        "instances of two lanes join, the first are killed and come back, the second too: the end is that of undisturbed workers, and a rebuild differs in nothing"
    )
    func scaled() async throws {
        let load = try Load()
        let crew = load.crew
        try await load.join(KafkaCrew.Seat.firsts, lanes: 1)
        try await load.join(Self.seconds, lanes: 2)
        try await load.kill(KafkaCrew.Seat.firsts, leaving: Self.seconds)
        try await load.join(KafkaCrew.Seat.firsts, lanes: 1)
        try await load.kill(Self.seconds, leaving: KafkaCrew.Seat.firsts)
        try await load.join(Self.seconds, lanes: 2)
        for seat in KafkaCrew.Seat.allCases {
            let program = try crew.program(seat)
            #expect(program.isRunning, "\(program.said)")
        }
        print("scaled out and in amid \(load.published.count) events")
        try crew.settle()
        try crew.expectSameEnd(as: await KafkaCrew.expectation(load.published))
        let tool = try LeadRelayTool()
        tool.address = crew.url
        for team in Self.teams {
            let rebuild = try tool.run("rebuild", team.name, "--as", "trial")
            #expect(rebuild.status == 0, "\(rebuild.errors)")
            let diff = try tool.run("diff", team.name, "--as", "trial", "--json")
            #expect(diff.status == 0, "\(diff.output) \(diff.errors)")
            let found = try JSONSerialization.jsonObject(with: Data(diff.output.utf8)) as? [String: Any]
            #expect(found?["leads"] as? Int == 0)
            #expect(found?["equal"] as? Int ?? 0 > 0)
        }
    }
}
