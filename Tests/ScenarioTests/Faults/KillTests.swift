import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import SeededRandom
import Testing

@Suite("Workers and publisher killed at random instants", .serialized, .timeLimit(.minutes(10)))
struct KillTests {
    /// Rounds that have to count: something was uncommitted when the kill landed.
    private static let rounds = 50

    @Test("kill -9 of any of them, at least 50 times amid work: replay is byte-equal, nothing is missing or double")
    func killed() async throws {
        let crew = try Crew()
        var random = SplitMix64(seed: 2_026)
        var counted = 0
        var files: [String] = []
        var published = 0
        var publishing = Publishing(file: "", begun: [:])
        while counted < Self.rounds {
            if published == files.count {
                files.append(try crew.write(file: files.count, leads: 400))
            }
            try crew.start(.marketing, Crew.worker)
            try crew.start(.sales, Crew.worker)
            if !crew.isRunning(.publisher) {
                publishing = Publishing(file: files[published], begun: try Self.inboxEnds(crew))
            }
            try crew.start(.publisher, ["publish", files[published]])
            usleep(UInt32.random(in: 20_000...400_000, using: &random))
            if !crew.isRunning(.publisher), crew.ended(.publisher).status == 0 { published += 1 }
            let victims: [Crew.Member] =
                switch Int.random(in: 0..<4, using: &random) {
                case 0: [.marketing]
                case 1: [.sales]
                case 2: [.publisher]
                default: Crew.Member.allCases
                }
            let isPublishing = crew.hasLogOpen(.publisher)
            let killed = crew.kill9(victims)
            let isUnpublished = try isPublishing && killed.contains(.publisher) && publishing.isPart(of: crew)
            if try isUnpublished || Self.isWorkLeft(for: killed, crew) { counted += 1 }
            #expect(files.count < 40, "the kills land too seldom amid work")
        }
        print("killed \(counted) times amid work")
        for file in files[published...] { try crew.publish(file) }
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed(files))
    }

    /// A run of the publisher.
    private struct Publishing {
        let file: String
        /// Ends of the inboxes before it started.
        let begun: [TopicPartition: Offset]

        /// Whether events of the file are not in an inbox yet. What workers put there is not the publisher's.
        func isPart(of crew: Crew) throws -> Bool {
            let reader = try crew.openLog().makeReader()
            let workers = [Team.marketing, .sales].map { String(decoding: EventCodec.source(of: $0), as: UTF8.self) }
            let published = try begun.map { inbox, begin in
                try reader.all(inbox).count { record in
                    record.offset >= begin && !workers.contains(PublishedEvent(record).source)
                }
            }
            let events = try String(contentsOfFile: file, encoding: .utf8).utf8.count { $0 == UInt8(ascii: "\n") }
            return published.reduce(0, +) < events
        }
    }

    private static func inboxEnds(_ crew: Crew) throws -> [TopicPartition: Offset] {
        let reader = try crew.openLog().makeReader()
        let inboxes = [crew.layout.marketing.inbox, crew.layout.sales.inbox].map { TopicPartition($0, .zero) }
        // Before the first member has made the topics there is no end yet.
        let topics = try reader.topics().map(\.spec.name)
        return Dictionary(
            uniqueKeysWithValues: try inboxes.map { inbox in
                (inbox, topics.contains(inbox.topic) ? try reader.bounds(of: inbox).end : .zero)
            })
    }

    /// Whether a worker was killed with something not committed yet.
    private static func isWorkLeft(for killed: [Crew.Member], _ crew: Crew) throws -> Bool {
        let reader = try crew.openLog().makeReader()
        let groups = try reader.groups()
        for reading in crew.layout.readings {
            let member: Crew.Member = reading.group == crew.layout.marketing.group ? .marketing : .sales
            guard killed.contains(member) else { continue }
            let positions = groups.first { $0.name == reading.group }?.positions ?? []
            for input in reading.inputs {
                let end = try reader.bounds(of: input).end
                if end > positions.first(where: { $0.input == input })?.next ?? .zero { return true }
            }
        }
        return false
    }
}
