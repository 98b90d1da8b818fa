import EventLogTesting
import Testing

@Suite("The embedded log keeps the promises of EventLog")
struct ConformanceTests {
    @Test("conformance", .timeLimit(.minutes(1)), arguments: ConformanceCase<EmbeddedFixture>.all)
    func conforms(_ conformance: ConformanceCase<EmbeddedFixture>) async throws {
        try await conformance.run(on: EmbeddedFixture())
    }

    @Test("no promise is skipped")
    func nothingIsSkipped() {
        #expect(ConformanceCase<EmbeddedFixture>.skipped.map(\.name) == [])
    }
}
