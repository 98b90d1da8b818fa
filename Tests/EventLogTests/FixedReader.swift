import EventLog
import Synchronization

/// A reader of a log that holds nothing but one partition's ends, one per look, and one group.
final class FixedReader: LogReader {
    private let ends: Mutex<[Offset]>
    private let description: GroupDescription

    init(ends: [Offset], description: GroupDescription) {
        self.ends = Mutex(ends)
        self.description = description
    }

    func topics() -> [TopicDescription] { [] }

    func bounds(of place: TopicPartition) -> PartitionBounds {
        let end = ends.withLock { $0.isEmpty ? .zero : $0.removeFirst() }
        return PartitionBounds(first: .zero, end: end)
    }

    func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }

    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] { [] }

    func groups() -> [GroupDescription] { [description] }

    func waitForAppends(timeout: Duration) {}
}
