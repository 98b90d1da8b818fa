import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("Check finds what a log never writes", .timeLimit(.minutes(1)))
struct CheckTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let sql: String
        /// Words of the finding's place and problem.
        let place: String
        let problem: String
        var testDescription: String { problem }
    }

    static let damages: [Damage] = [
        Damage(sql: "DELETE FROM records_1 WHERE offset = 5", place: "inbox[0]@5", problem: "missing"),
        Damage(sql: "DELETE FROM records_1 WHERE offset = 0", place: "inbox[0]@0", problem: "for ever"),
        Damage(sql: "DELETE FROM records_1 WHERE offset >= 8", place: "inbox[0]@8", problem: "up to 9 are missing"),
        Damage(
            sql: "UPDATE records_1 SET time = 0 WHERE offset = 3", place: "inbox[0]@3", problem: "append time falls"),
        Damage(sql: "UPDATE records_1 SET headers = x'05' WHERE offset = 2", place: "inbox[0]@2", problem: "headers"),
        Damage(sql: "UPDATE places SET next = 4 WHERE id = 1", place: "inbox[0]@4", problem: "has records up to 9"),
        Damage(sql: "UPDATE places SET next = 'x' WHERE id = 1", place: "inbox[0]", problem: "damaged"),
        Damage(sql: "UPDATE positions SET next = 11", place: "group workers at inbox[0]", problem: "outside of 0 to"),
        Damage(sql: "UPDATE positions SET place = 77", place: "partition number 77", problem: "does not exist"),
        Damage(sql: "UPDATE positions SET consumer = 'x'", place: "group x at", problem: "never had a member"),
        Damage(
            sql: "UPDATE positions SET note = hex(zeroblob(200))", place: "group workers", problem: "note has 400 bytes"
        ),
        Damage(sql: "UPDATE consumers SET epoch = 0", place: "group workers", problem: "epoch is 0"),
        Damage(
            sql: "UPDATE topics SET partitions = 2 WHERE id = 1", place: "inbox", problem: "has 2 partitions, but 1"),
        Damage(sql: "DROP TABLE records_2", place: "records_2", problem: "table is missing"),
        Damage(sql: "CREATE TABLE records_99 (a)", place: "records_99", problem: "no partition has this table"),
    ]

    @Test("damage", arguments: damages)
    func finds(_ damage: Damage) async throws {
        let fixture = try await fixture()
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
        try fixture.execute(damage.sql)
        let findings = try EmbeddedLog.check(path: fixture.path)
        #expect(
            findings.contains { $0.place.contains(damage.place) && $0.problem.contains(damage.problem) },
            "\(findings.map(\.description))")
        #expect(findings.allSatisfy { !$0.mend.isEmpty })
    }

    @Test("a log that is in use is looked at all the same")
    func inUse() async throws {
        let fixture = try await fixture()
        let session = try fixture.log.startedSession()
        defer { session.close() }
        try session.append(OutgoingRecord("a", to: Topics.changelog))
        try session.commit([])
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("no more than some findings of a kind are listed")
    func bounded() async throws {
        let fixture = try await fixture()
        try fixture.execute("UPDATE records_1 SET headers = x'05'")
        try fixture.execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO records_1 SELECT i, 0, x'05', NULL, NULL FROM n
            """)
        #expect((2...40).contains(try EmbeddedLog.check(path: fixture.path).count))
    }

    @Test("of one damaged page it says which one, which records are gone, and what else is wrong")
    func damagedPage() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let value = String(repeating: "x", count: 200)
        try await fixture.log.publish([String](repeating: value, count: 2_000), to: Topics.inbox)
        try fixture.log.startedSession().close()
        try fixture.execute("UPDATE consumers SET epoch = 0")
        let page = try overwriteLastPage(of: fixture.path)
        let findings = try EmbeddedLog.check(path: fixture.path)
        func has(_ place: String, _ problem: String) -> Bool {
            findings.contains { $0.place.contains(place) && $0.problem.contains(problem) }
        }
        #expect(has("log.db", "age \(page)"), "\(findings)")
        #expect(has("inbox[0]@19", "the records from here on cannot be read"), "\(findings)")
        #expect(has("group workers", "epoch is 0"), "\(findings)")
        #expect(!findings.contains { $0.problem.contains("log check") || $0.problem.contains("log.db") })
    }

    /// Records are appended, so the last page has the last ones. Returns its number.
    private func overwriteLastPage(of path: String) throws -> Int {
        var bytes = try Data(contentsOf: URL(filePath: path))
        let size = 8_192
        bytes.replaceSubrange(bytes.count - size..<bytes.count, with: [UInt8](repeating: 0xEE, count: size))
        try bytes.write(to: URL(filePath: path))
        return bytes.count / size
    }

    private func fixture() async throws -> EmbeddedFixture {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        try await fixture.log.publish((0..<10).map { "\($0)" }, to: Topics.inbox)
        let session = try fixture.log.startedSession()
        try session.commit([InputPosition(Topics.inbox, next: try #require(Offset(10)))])
        session.close()
        return fixture
    }
}
