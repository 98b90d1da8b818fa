import EventLog
import KafkaLog
import KafkaMock
import LeadEvents
import LeadStream
import Marketing
import Sales
import StreamWorker
import Testing

@testable import WorkerHost

@Suite("A worker that has read everything", .serialized, .timeLimit(.minutes(3)))
struct KafkaRestTests {
    @Test("on the mock cluster: its lag is 0 at rest")
    func mock() async throws {
        let crew = try KafkaCrew(on: MockCluster())
        let workers = LocalWorkers(on: crew, lanes: 2)
        try await crew.publish(KafkaCrew.history(200))
        #expect(try crew.eventually { try Self.lag(workers, crew) == 0 })
        try await workers.end()
    }

    @Test(
        "on a real cluster: its lag is 0 at rest, also where transaction markers lie at the ends of its inputs",
        .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func cluster() async throws {
        let crew = try KafkaCrew()
        let workers = LocalWorkers(on: crew, lanes: 2)
        for events in [try KafkaCrew.history(200)[...], try KafkaCrew.history(400)[200...]] {
            try await crew.publish(events)
            // What the workers tell, and what anybody sees who asks the cluster for its groups.
            #expect(try crew.eventually { try Self.lag(workers, crew) == 0 })
            for team in [Team.marketing, .sales] { #expect(try crew.eventually { try !crew.isWorkLeft(of: team) }) }
        }
        let markers = try Self.inputs(crew).map { input in
            let end = try crew.reader.bounds(of: input).end
            let last = try crew.reader.all(input).last?.offset.next ?? .zero
            return end.number - last.number
        }
        #expect(markers.contains { $0 > 0 }, "no input ends with a marker, so nothing was shown")
        try await workers.end()
    }

    private static func inputs(_ crew: KafkaCrew) -> [TopicPartition] { crew.layout.readings.flatMap(\.inputs) }

    /// Records of all inputs behind the workers' positions; `nil` while a partition is nobody's.
    private static func lag(_ workers: LocalWorkers, _ crew: KafkaCrew) throws -> Int64? {
        let plans = [
            Team.marketing: MarketingWorker.plan(crew.layout, member: "first").session,
            .sales: SalesWorker.plan(crew.layout, member: "first").session,
        ]
        var records: [Int64] = []
        for (team, plan) in plans {
            for health in workers.health[team] ?? [] {
                records += try InputLag.read(health.state, plan, crew.reader, SystemClock()).map(\.records)
            }
        }
        return records.count == inputs(crew).count ? records.reduce(0, +) : nil
    }
}
