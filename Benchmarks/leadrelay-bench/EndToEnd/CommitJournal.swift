import EventLog
import Synchronization

/// What the workers wrote: the sizes of every row, in the order of the commits. Kept so that the same can be written without
/// us.
final class CommitJournal: Sendable {
    struct Row: Sendable {
        /// Number of the topic in ``Contents/topics``.
        let topic: UInt8
        /// Bytes.
        let headers: Int32
        /// Bytes; -1: none.
        let key: Int32
        /// Bytes; -1: none.
        let value: Int32
    }

    struct Commit: Sendable {
        /// One after the last of its rows in ``Contents/rows``.
        let end: Int
        let positions: Int
    }

    struct Contents: Sendable {
        var topics: [TopicName] = []
        var rows: [Row] = []
        var commits: [Commit] = []
        /// When the last commit was durable.
        var lastCommit: ContinuousClock.Instant?
    }

    private let state = Mutex(Contents())

    var contents: Contents { state.withLock { $0 } }

    func number(of topic: TopicName) -> UInt8 {
        state.withLock { contents in
            if let known = contents.topics.firstIndex(of: topic) { return UInt8(known) }
            contents.topics.append(topic)
            return UInt8(contents.topics.count - 1)
        }
    }

    func add(_ rows: [Row], positions: Int) {
        state.withLock { contents in
            contents.rows.append(contentsOf: rows)
            contents.commits.append(Commit(end: contents.rows.count, positions: positions))
            contents.lastCommit = .now
        }
    }
}

extension CommitJournal.Row {
    init(_ record: OutgoingRecord, topic: UInt8) {
        self.init(
            topic: topic, headers: Int32(record.headers.block.count), key: Int32(record.key?.count ?? -1),
            value: Int32(record.value?.count ?? -1))
    }
}
