import EventLog

/// One promise of ``EventLog``, as something to run.
package struct ConformanceCase<Fixture: LogFixture>: Sendable, CustomStringConvertible {
    /// A sentence.
    package let name: String
    /// What a log has to be able to show for this.
    package let needs: Set<LogAbility>
    private let body: @Sendable (ConformanceWorld<Fixture>) async throws -> Void

    init(
        _ name: String, needs: Set<LogAbility> = [],
        _ body: @escaping @Sendable (ConformanceWorld<Fixture>) async throws -> Void
    ) {
        self.name = name
        self.needs = needs
        self.body = body
    }

    package var description: String { name }

    /// Every case that a log of this kind can show.
    package static var all: [ConformanceCase] { every.filter { $0.needs.isSubset(of: Fixture.abilities) } }

    /// The cases that a log of this kind cannot show; to be named and counted where `all` runs.
    package static var skipped: [ConformanceCase] { every.filter { !$0.needs.isSubset(of: Fixture.abilities) } }

    private static var every: [ConformanceCase] {
        topicCases + recordCases + readerCases + publisherCases + pollCases + commitCases + changelogCases + groupCases
            + groupMemberCases + maintenanceCases + quiescenceCases + copyCases
    }

    /// Runs the case on a log without topics.
    ///
    /// - Throws: ``ConformanceFailure`` where the log breaks the promise, ``LogError`` where it fails.
    package func run(on fixture: Fixture) async throws {
        let world = ConformanceWorld(fixture)
        try fixture.log.create(world.plan)
        try await body(world)
    }
}

/// A promise that was broken.
package struct ConformanceFailure: Error, CustomStringConvertible {
    package let description: String

    init(_ message: String, _ file: StaticString, _ line: UInt) { description = "\(message) (\(file):\(line))" }
}

/// - Throws: ``ConformanceFailure`` where the two differ.
func expect<Value: Equatable>(
    _ found: Value, equals expected: Value, _ what: String, file: StaticString = #fileID, line: UInt = #line
) throws {
    guard found != expected else { return }
    throw ConformanceFailure("\(what): expected \(expected), found \(found)", file, line)
}

/// - Throws: ``ConformanceFailure`` where the condition does not hold.
func expect(
    _ condition: Bool, _ what: String, file: StaticString = #fileID, line: UInt = #line
) throws {
    guard !condition else { return }
    throw ConformanceFailure(what, file, line)
}

/// - Throws: ``ConformanceFailure`` where `body` does not fail with this code.
func expectError(
    _ code: LogError.Code, _ what: String, file: StaticString = #fileID, line: UInt = #line,
    _ body: () async throws -> Void
) async throws {
    do {
        try await body()
    } catch let error as LogError {
        guard error.code != code else { return }
        throw ConformanceFailure("\(what): expected \(code), found \(error.code): \(error)", file, line)
    }
    throw ConformanceFailure("\(what): expected \(code), but it succeeded", file, line)
}
