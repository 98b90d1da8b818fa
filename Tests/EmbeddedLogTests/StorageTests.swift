import EmbeddedLog
import EventLog
import Foundation
import Testing

@Suite("The file stays small, and time does not fall", .timeLimit(.minutes(1)))
struct StorageTests {
    @Test("the write-ahead log is brought into the file and begun anew")
    func checkpoint() async throws {
        let fixture = try EmbeddedFixture { $0.checkpointBytes = 1_000_000 }
        try fixture.log.create(Topics.plan)
        let publisher = try fixture.log.makePublisher()
        let reader = try fixture.log.makeReader()
        for _ in 0..<100 {
            let value = String(repeating: "x", count: 1_000)
            _ = try await publisher.publish((0..<100).map { _ in OutgoingRecord(value, to: Topics.inbox) })
            _ = try reader.read(Topics.inbox, from: .zero, limits: PollLimits())
        }
        #expect(try fixture.size(of: "log.db-wal") < 3_000_000)
        await publisher.close()
    }

    @Test("the file shrinks once most of its records have expired")
    func shrinks() async throws {
        let fixture = try EmbeddedFixture { $0.maintenanceRows = 4_000 }
        try fixture.log.create(Topics.plan)
        let value = String(repeating: "x", count: 1_000)
        try await fixture.log.publish([String](repeating: value, count: 30_000), to: Topics.letters)
        let before = try fixture.size(of: "log.db")
        fixture.advanceClock(by: .seconds(7_200))
        try fixture.log.maintain()
        #expect(try fixture.log.values(Topics.letters) == [])
        #expect(try fixture.size(of: "log.db") < before / 2)
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("a session in its idle time deletes what has expired")
    func idleRetention() async throws {
        let fixture = try EmbeddedFixture { $0.maintenanceInterval = .zero }
        try fixture.log.create(Topics.plan)
        try await fixture.log.publish(["old"], to: Topics.letters)
        fixture.advanceClock(by: .seconds(7_200))
        let session = try fixture.log.startedSession()
        defer { session.close() }
        _ = try session.poll(PollLimits(), timeout: .milliseconds(1))
        #expect(try fixture.log.values(Topics.letters) == [])
    }

    @Test("a changelog has at most about twice its live rows, however often they are written")
    func compaction() throws {
        let fixture = try EmbeddedFixture { $0.maintenanceRows = 1_000 }
        try fixture.log.create(Topics.plan)
        let session = try fixture.log.startedSession()
        defer { session.close() }
        var live: [[UInt8]: Offset] = [:]
        for round in 0..<40 {
            for key in 0..<500 {
                let record = OutgoingRecord("\(round)", to: Topics.changelog, key: "\(key)")
                live[Array(record.key ?? [])] = try session.append(record)
            }
            try session.commit([])
            while try session.compact(.zero, isLive: { live[Array($0)] == $1 }) {}
        }
        let rows = try fixture.log.values(Topics.changelog)
        #expect((500...1_100).contains(rows.count))
        #expect(rows.suffix(500) == [String](repeating: "39", count: 500)[...])
        #expect(try EmbeddedLog.check(path: fixture.path) == [])
    }

    @Test("append times do not fall when the wall clock is set back")
    func clockSetBack() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        for step in [0, 10, -3_600, 1, 7_200] {
            fixture.advanceClock(by: .seconds(step))
            try await fixture.log.publish(["\(step)"], to: Topics.inbox)
        }
        let times = try fixture.log.makeReader().read(Topics.inbox, from: .zero, limits: PollLimits())
            .map(\.appendTime.milliseconds)
        #expect(times == times.sorted())
        #expect(times[2] == times[1])
        #expect(times[4] > times[3])
    }

    @Test("whoever is closed keeps no file open")
    func descriptors() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let session = try fixture.log.startedSession()
        let publisher = try fixture.log.makePublisher()
        var reader: EmbeddedReader? = try fixture.log.makeReader()
        try reader?.waitForAppends(timeout: .zero)
        #expect(try !fixture.openFiles().isEmpty)
        session.close()
        await publisher.close()
        reader = nil
        #expect(try fixture.openFiles().filter { !$0.hasSuffix(".lock") && !$0.hasSuffix(".turn") } == [])
    }

    @Test("nothing but the log's own files lies beside it, and closing leaves the file whole")
    func files() async throws {
        let fixture = try EmbeddedFixture()
        try fixture.log.create(Topics.plan)
        let session = try fixture.log.startedSession()
        session.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.directory.path).sorted()
        #expect(names == ["log.db", "log.db.lock", "log.db.turn", "log.db.workers.lease"])
    }
}

extension EmbeddedFixture {
    /// Files of this log that this process has open.
    func openFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { number in
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + number)
        }.filter { $0.hasPrefix(directory.path) }
    }

    func size(of file: String) throws -> Int {
        let url = directory.appending(path: file)
        return try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
}
