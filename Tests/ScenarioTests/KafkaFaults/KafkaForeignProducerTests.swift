import CloudEvents
import EventLog
import Foundation
import KafkaLog
import LeadEvents
import LeadStream
import Testing

@Suite(
    "Foreign producers with another partitioner", .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster),
    .timeLimit(.minutes(5)))
struct KafkaForeignProducerTests {
    /// The event as somebody else's client writes it: into any partition of its team's ingress.
    private static func foreign(
        _ event: PublishableEvent, _ number: Int, _ layout: TopicLayout
    ) throws -> OutgoingRecord {
        let record = layout.record(for: event)
        let partition = try #require(PartitionID(Int32(number) % layout.partitions))
        return OutgoingRecord(
            topic: layout[event.team].ingress, partition: partition, headers: record.headers, key: record.key,
            value: record.value)
    }

    @Test("a lead's records that lie in different partitions of ingress come into the partition of its key, each once")
    func spread() async throws {
        let crew = try KafkaCrew()
        let layout = crew.layout
        let history = try KafkaCrew.history(800)
        let publisher = try crew.log.makePublisher()
        // Twice: as a sender that got no answer does, and the second time elsewhere.
        for offset in 0..<2 {
            _ = try await publisher.publish(
                history.enumerated().map { try Self.foreign($1, $0 + offset, layout) })
        }
        await publisher.close()
        try crew.settle()
        var taken: [String: Set<Int32>] = [:]
        for team in [Team.marketing, .sales] {
            for partition in layout.allPartitions {
                for record in try crew.reader.all(TopicPartition(layout[team].deadLetters, partition)) {
                    Issue.record("a good record is dead-lettered: \(record.source) \(record.offset)")
                }
                for record in try crew.reader.all(TopicPartition(layout[team].inbox, partition)) {
                    #expect(layout.partition(of: record.key ?? []) == record.source.partition)
                    guard case .some(let id?) = record.headers.first("ce_id") else { continue }
                    taken[String(decoding: id, as: UTF8.self), default: []].insert(partition.number)
                }
            }
        }
        for event in history { #expect(taken[String(decoding: event.envelope.id ?? [], as: UTF8.self)]?.count == 1) }
        let contents = try LogContents(crew.log, layout)
        #expect(contents.doubles == [])
        // What a lead comes to can follow from the order of its events, which their senders gave up; that it is the
        // same each time does not.
        try crew.expectReplayIsEqual()
    }
}
