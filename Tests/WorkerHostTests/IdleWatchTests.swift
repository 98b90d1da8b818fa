import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Logging
import StreamWorker
import Testing

@testable import WorkerHost

@Suite("Watching for rest", .timeLimit(.minutes(1)))
struct IdleWatchTests {
    private struct FixedClock: WallClock {
        func now() -> Instant { Instant(milliseconds: 0) }
    }

    /// The group of services is cancelled where a worker failed.
    @Test("once it is cancelled it ends at once, not when the worker that died has been missing for half a minute")
    func cancelled() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "idle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let log = try EmbeddedLog(path: directory.appending(path: "log.db").path)
        let layout = try #require(TopicLayout())
        try log.create(layout.plan)
        let publisher = try log.makePublisher()
        _ = try await publisher.publish([
            OutgoingRecord(topic: layout.marketing.inbox, partition: .zero, key: nil, value: [1])
        ])
        await publisher.close()
        // Nobody reads the record, so that it never comes to rest.
        let watch = IdleWatch(
            log: log, readings: layout.readings, clock: FixedClock(), ticks: true, logger: Logger(label: "test"))
        let start = ContinuousClock.now
        let running = Task { try await watch.run() }
        running.cancel()
        try await running.value
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(watch.outcome == .stopped)
    }
}
