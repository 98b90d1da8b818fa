import EventLog

/// What a lane has done since its last commit.
struct LaneTransaction {
    private(set) var began: ContinuousClock.Instant?
    private(set) var next: [TopicPartition: Offset] = [:]
    var output = LaneOutput()

    var isOpen: Bool { began != nil }

    mutating func open() {
        if began == nil { began = .now }
    }

    /// Notes that everything of an input before `offset` was taken.
    mutating func advance(_ input: TopicPartition, to offset: Offset) {
        open()
        next[input] = offset
    }

    func isDue(_ settings: LaneSettings, dirtyRows: Int) -> Bool {
        guard let began else { return false }
        return dirtyRows >= settings.commitRows || began.duration(to: .now) >= settings.commitInterval
    }

    var age: Duration { began.map { $0.duration(to: .now) } ?? .zero }
}
