import EventLog
import LeadEvents
import LeadStream
import Synchronization
import Testing

@testable import LeadReplay

@Suite("How far a worker has come, for a rebuild")
struct LiveReachTests {
    /// A log that shows a commit's decisions already and its positions not yet, until it was asked twice.
    private final class LateReader: LogReader {
        let layout: TopicLayout
        private let asked = Mutex(0)

        init(_ layout: TopicLayout) { self.layout = layout }

        private func positions(_ next: Int64) -> [InputPosition] {
            Offset(next).map { [InputPosition(TopicPartition(layout.marketing.inbox, .zero), next: $0)] } ?? []
        }

        func bounds(of place: TopicPartition) -> PartitionBounds {
            PartitionBounds(first: .zero, end: Offset(8) ?? .zero)
        }

        func stablePositions(of group: GroupName, in inputs: [TopicPartition]) -> [InputPosition]? {
            let times = asked.withLock { asked in
                asked += 1
                return asked
            }
            return times > 2 ? positions(5) : nil
        }

        func groups() -> [GroupDescription] {
            [GroupDescription(name: layout.marketing.group, holder: "first", epoch: 0, positions: positions(4))]
        }

        func topics() -> [TopicDescription] { [] }
        func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }
        func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] { [] }
        func waitForAppends(timeout: Duration) {}
    }

    @Test(
        "decisions that a reader sees before the positions of their commit are not paired with the positions before it")
    func late() throws {
        let layout = try #require(TopicLayout())
        let marks = try LiveReach.marks(of: .marketing, layout, LateReader(layout))
        #expect(marks[.zero]?.inboxEnd == Offset(5))
        #expect(marks[.zero]?.decisionsEnd == Offset(8))
    }
}
