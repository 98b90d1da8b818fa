import EmbeddedLog
import EventLog
import EventLogTesting
import Foundation
import Synchronization

/// An embedded log in a directory of its own, with a clock that the test puts forward.
final class EmbeddedFixture: LogFixture {
    static let abilities = Set(LogAbility.allCases)
    static let takeOver = Duration.seconds(5)

    let directory: URL
    let log: EmbeddedLog
    private let clock: HandClock

    init(_ change: (inout EmbeddedLogSettings) -> Void = { _ in }) throws {
        directory = try Self.makeDirectory()
        let clock = HandClock()
        self.clock = clock
        var settings = EmbeddedLogSettings()
        settings.clock = { clock.now }
        settings.compactionMinimum = 100
        settings.maintenanceRows = 17
        change(&settings)
        log = try EmbeddedLog(path: directory.appending(path: "log.db").path, settings: settings)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    var path: String { directory.appending(path: "log.db").path }

    var clockTime: AppendTime { clock.now }

    func advanceClock(by time: Duration) { clock.advance(by: time) }

    func maintain() throws(LogError) { try log.maintain() }

    static func makeDirectory() throws -> URL {
        let directory = FileManager.default.temporaryDirectory.appending(path: "leadrelay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        return directory
    }
}

/// A clock that moves only when it is told to.
final class HandClock: Sendable {
    private let milliseconds = Mutex<Int64>(1_700_000_000_000)

    var now: AppendTime { AppendTime(milliseconds: milliseconds.withLock { $0 }) }

    /// Negative: backward.
    func advance(by time: Duration) {
        let (seconds, attoseconds) = time.components
        milliseconds.withLock { $0 += seconds * 1_000 + attoseconds / 1_000_000_000_000_000 }
    }
}
