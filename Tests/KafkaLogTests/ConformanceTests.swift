import EventLogTesting
import Testing

@Suite("A log on Kafka keeps the promises of EventLog", .serialized)
struct ConformanceTests {
    @Test(
        "conformance on a real cluster", .enabled(if: ClusterFixture.brokers != nil), .timeLimit(.minutes(2)),
        arguments: ConformanceCase<ClusterFixture>.all)
    func cluster(_ conformance: ConformanceCase<ClusterFixture>) async throws {
        let brokers = try #require(ClusterFixture.brokers)
        try await conformance.run(on: ClusterFixture(brokers: brokers, needs: conformance.needs))
    }

    @Test(
        "conformance on the mock cluster", .enabled(if: MockFixture.isAsked, "set LEADRELAY_TEST_KAFKA_MOCK=1"),
        .timeLimit(.minutes(2)), arguments: ConformanceCase<MockFixture>.all)
    func mock(_ conformance: ConformanceCase<MockFixture>) async throws {
        try await conformance.run(on: MockFixture())
    }

    @Test(
        "what Kafka shows only in its own time is for logs with a hand clock",
        .enabled(if: false, "see the case's needs"), arguments: ConformanceCase<ClusterFixture>.skipped)
    func skippedOnCluster(_ conformance: ConformanceCase<ClusterFixture>) {}

    @Test(
        "what the mock cluster cannot show needs a real one", .enabled(if: false, "see the case's needs"),
        arguments: ConformanceCase<MockFixture>.skipped)
    func skippedOnMock(_ conformance: ConformanceCase<MockFixture>) {}
}
