import EventLogTesting
import Testing

@Suite("A log on Kafka keeps the promises of EventLog", .serialized)
struct ConformanceTests {
    @Test(
        "conformance on a real cluster",
        .enabled(
            if: ClusterFixture.brokers != nil,
            "\(ConformanceCase<ClusterFixture>.all.count) cases: scripts/test --kafka HOST:PORT runs them"),
        .timeLimit(.minutes(3)), arguments: ConformanceCase<ClusterFixture>.all)
    func cluster(_ conformance: ConformanceCase<ClusterFixture>) async throws {
        let brokers = try #require(ClusterFixture.brokers)
        try await conformance.run(on: ClusterFixture(brokers: brokers, needs: conformance.needs))
    }

    /// Most of the time is spent waiting (the mock keeps a group's first member for 3 s), so several cases run at a time,
    /// each on a cluster and a thread of its own.
    @Test("conformance on the mock cluster", .timeLimit(.minutes(2)))
    func mock() async {
        await withTaskGroup(of: Void.self) { group in
            for (index, conformance) in ConformanceCase<MockFixture>.all.enumerated() {
                if index >= MockFixture.atOnce { await group.next() }
                group.addTask(executorPreference: ThreadExecutor(conformance.name)) {
                    do { try await conformance.run(on: MockFixture()) } catch {
                        Issue.record("\(conformance): \(error)")
                    }
                }
            }
        }
    }

    @Test(
        "what a real cluster does not show",
        .disabled(Self.missing(ConformanceCase<ClusterFixture>.skipped, ClusterFixture.abilities)),
        arguments: ConformanceCase<ClusterFixture>.skipped)
    func skippedOnCluster(_ conformance: ConformanceCase<ClusterFixture>) {}

    @Test(
        "what the mock cluster does not show",
        .disabled(Self.missing(ConformanceCase<MockFixture>.skipped, MockFixture.abilities)),
        arguments: ConformanceCase<MockFixture>.skipped)
    func skippedOnMock(_ conformance: ConformanceCase<MockFixture>) {}

    /// How many cases are skipped (`scripts/test` counts by that), which, and what each needs.
    private static func missing<Fixture: LogFixture>(
        _ cases: [ConformanceCase<Fixture>], _ abilities: Set<LogAbility>
    ) -> Comment {
        let reasons = cases.map { conformance in
            let needs = conformance.needs.subtracting(abilities).map(\.rawValue).sorted()
            return "\(conformance) (needs \(needs.joined(separator: ", ")))"
        }
        return "\(cases.count) cases: \(reasons.joined(separator: "; "))"
    }
}
