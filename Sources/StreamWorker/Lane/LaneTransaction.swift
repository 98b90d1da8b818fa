import EventLog

/// What a lane has done since its last commit.
struct LaneTransaction {
    /// When it was opened; before that, when the last one was forgotten.
    private var began = ContinuousClock.now
    private(set) var isOpen = false
    /// The inputs that moved, each with its next record. Few; the one that moved last mostly moves again.
    private(set) var next: [(input: TopicPartition, offset: Offset)] = []
    private var latest = 0
    var output = LaneOutput()
    /// Whether records of it went to the session already.
    private var hasAppended = false

    mutating func open() {
        guard !isOpen else { return }
        isOpen = true
        began = .now
    }

    /// Whether it writes what somebody may wait for, and not only how far the lane has come.
    var hasOutput: Bool { hasAppended || !output.records.isEmpty }

    /// Notes that the gathered records went to the session.
    mutating func forgetRecords() {
        hasAppended = hasOutput
        output.records.removeAll(keepingCapacity: true)
    }

    /// Notes that everything of an input before `offset` was taken.
    mutating func advance(_ input: TopicPartition, to offset: Offset) {
        open()
        if latest < next.count, next[latest].input == input {
            next[latest].offset = offset
            return
        }
        if let known = next.firstIndex(where: { $0.input == input }) {
            latest = known
            next[known].offset = offset
        } else {
            latest = next.count
            next.append((input, offset))
        }
    }

    /// The next record of an input; `nil` where it did not move.
    func next(of input: TopicPartition) -> Offset? { next.first { $0.input == input }?.offset }

    /// - Parameter interval: how long it gathers.
    func isDue(_ interval: Duration, _ settings: LaneSettings, dirtyRows: Int) -> Bool {
        guard isOpen else { return false }
        return dirtyRows >= settings.commitRows || began.duration(to: .now) >= interval
    }

    var age: Duration { isOpen ? began.duration(to: .now) : .zero }
}
