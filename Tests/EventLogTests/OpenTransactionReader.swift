import EventLog
import Synchronization

/// A reader of one partition whose last records belong to a transaction that is open until somebody waits for it.
final class OpenTransactionReader: LogReader {
    private let decided = TimesReader([[10, 20]])
    private let open: [Int64]
    private let commits: Bool
    private let waited = Mutex(0)

    /// - Parameter open: append times of the transaction's records, which follow those at 10 and 20.
    init(open: [Int64], commits: Bool = true) {
        self.open = open
        self.commits = commits
    }

    /// How often somebody waited.
    var waits: Int { waited.withLock { $0 } }

    func stableEnd(of place: TopicPartition) -> Offset {
        waits == 0 ? decided.bounds(of: place).end : bounds(of: place).end
    }

    func bounds(of place: TopicPartition) -> PartitionBounds {
        PartitionBounds(first: .zero, end: Offset(Int64(2 + open.count)) ?? .zero)
    }

    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] {
        decided.read(place, from: offset, limits: limits)
    }

    func waitForAppends(timeout: Duration) {
        let isFirst = waited.withLock { waits in
            waits += 1
            return waits == 1
        }
        guard isFirst, commits else { return }
        for time in open { decided.append(time, to: 0) }
    }

    func topics() -> [TopicDescription] { [] }
    func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }
    func groups() -> [GroupDescription] { [] }
}
