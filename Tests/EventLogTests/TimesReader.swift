import EventLog
import Synchronization

/// A reader of a topic whose records hold nothing but their append times.
final class TimesReader: LogReader {
    /// Of each partition, by offset, in milliseconds.
    private let times: Mutex<[[Int64]]>

    init(_ times: [[Int64]]) {
        self.times = Mutex(times)
    }

    func append(_ time: Int64, to partition: Int) { times.withLock { $0[partition].append(time) } }

    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] {
        let times = times.withLock { $0[Int(place.partition.number)] }
        return times.enumerated().dropFirst(Int(offset.number)).prefix(limits.records).compactMap { number, time in
            Offset(Int64(number)).map {
                LogRecord(
                    source: place, offset: $0, appendTime: AppendTime(milliseconds: time), headers: RecordHeaders(),
                    key: nil, value: nil)
            }
        }
    }

    func topics() -> [TopicDescription] { [] }

    func bounds(of place: TopicPartition) -> PartitionBounds {
        let count = times.withLock { $0[Int(place.partition.number)].count }
        return PartitionBounds(first: .zero, end: Offset(Int64(count)) ?? .zero)
    }

    func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }

    func groups() -> [GroupDescription] { [] }

    func waitForAppends(timeout: Duration) {}
}
