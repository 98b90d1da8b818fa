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
        /// When the first commit began.
        var began: ContinuousClock.Instant?
        /// When the last commit was durable.
        var lastCommit: ContinuousClock.Instant?
    }

    private let state = Mutex(Contents())
    private let observe: @Sendable ([InputPosition]) -> Void

    /// - Parameter observe: is told after each commit how far its inputs have been read.
    init(observe: @escaping @Sendable ([InputPosition]) -> Void = { _ in }) {
        self.observe = observe
    }

    var contents: Contents { state.withLock { $0 } }

    func number(of topic: TopicName) -> UInt8 {
        state.withLock { contents in
            if let known = contents.topics.firstIndex(of: topic) { return UInt8(known) }
            contents.topics.append(topic)
            return UInt8(contents.topics.count - 1)
        }
    }

    func begin() { state.withLock { if $0.began == nil { $0.began = .now } } }

    func add(_ rows: [Row], positions: [InputPosition]) {
        state.withLock { contents in
            contents.rows.append(contentsOf: rows)
            contents.commits.append(Commit(end: contents.rows.count, positions: positions.count))
            contents.lastCommit = .now
        }
        observe(positions)
    }
}

extension CommitJournal.Row {
    init(_ record: OutgoingRecord, topic: UInt8) {
        self.init(
            topic: topic, headers: Int32(record.headers.block.count), key: Int32(record.key?.count ?? -1),
            value: Int32(record.value?.count ?? -1))
    }
}
