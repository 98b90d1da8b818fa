import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import Testing

/// A log of 8 partitions, of which those of marketing's inbox hold as many records as their number says, and whose
/// marketing-worker has read half of them.
private struct HalfReadLog: LogReader {
    func topics() throws(LogError) -> [TopicDescription] {
        TopicRole.all.compactMap { role in
            TopicName(role.name).map {
                TopicDescription(TopicSpec(name: $0, partitions: role.isSingle ? 1 : 8, cleanup: .keepForever))
            }
        }
    }

    func bounds(of place: TopicPartition) -> PartitionBounds {
        let isFilled = place.topic.name == "marketing.inbox"
        return PartitionBounds(first: .zero, end: isFilled ? Offset(Int64(place.partition.number)) ?? .zero : .zero)
    }

    func groups() -> [GroupDescription] {
        guard let name = GroupName("marketing-worker"), let topic = TopicName("marketing.inbox") else { return [] }
        let positions = (0..<8).compactMap { (number: Int32) -> InputPosition? in
            guard let partition = PartitionID(number), let next = Offset(Int64(number / 2)) else { return nil }
            return InputPosition(
                TopicPartition(topic, partition), next: next, note: number == 3 ? "due=1773187200000" : "")
        }
        return [GroupDescription(name: name, holder: "host-1.0,host-1.1", epoch: 0, positions: positions)]
    }

    func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }
    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] { [] }
    func waitForAppends(timeout: Duration) {}
}

@Suite("The status of a log")
struct StatusReportTests {
    @Test("of many partitions a topic's sum is told, and those that are furthest behind")
    func manyPartitions() throws {
        let status = try StatusReport(HalfReadLog(), fold: StatusFold())
        let lines = status.lines(now: Instant(milliseconds: 1_773_187_200_000))
        #expect(
            lines.prefix(9) == [
                "marketing-worker: held by host-1.0,host-1.1, backlog 16",
                "  marketing.inbox: 7 of 8 partitions behind, backlog 16, next deadline 2026-03-11 00:00",
                "    marketing.inbox[7] at 3 of 7, backlog 4",
                "    marketing.inbox[5] at 2 of 5, backlog 3",
                "    marketing.inbox[6] at 3 of 6, backlog 3",
                "    marketing.inbox[3] at 1 of 3, backlog 2, next deadline 2026-03-11 00:00",
                "    marketing.inbox[4] at 2 of 4, backlog 2",
                "  sales.decisions: none of 8 partitions behind",
                "  marketing.ingress: none of 8 partitions behind",
            ])
        #expect(lines.contains("marketing.inbox                      8       28"))
        #expect(lines.contains("sales.routing                        1        0"))
    }
}
