import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Testing

/// An embedded log in a directory of its own, with records in marketing's inbox that nobody has read.
final class UnreadLog: Sendable {
    let log: EmbeddedLog
    let layout: TopicLayout
    private let directory: URL

    init(records: Int) async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "unread-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        log = try EmbeddedLog(path: directory.appending(path: "log.db").path)
        layout = try #require(TopicLayout())
        try log.create(layout.plan)
        let publisher = try log.makePublisher()
        let record = OutgoingRecord(topic: layout.marketing.inbox, partition: .zero, key: nil, value: [1])
        for _ in 0..<records { _ = try await publisher.publish([record]) }
        await publisher.close()
    }

    deinit { try? FileManager.default.removeItem(at: directory) }
}
