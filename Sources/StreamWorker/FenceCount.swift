/// Sessions lost to another member, one after the other: two instances under one member name take each other's place for ever,
/// and would do nothing else if both came back at once.
struct FenceCount {
    /// A session that lived so long counts as won: longer than the longest wait of the other side.
    static let settled = Duration.seconds(10)

    private(set) var count = 0

    /// Notes that a session was lost after so long.
    ///
    /// - Returns: how long to wait before another is opened.
    mutating func fence(after lived: Duration) -> Duration {
        if lived >= Self.settled { count = 0 }
        count += 1
        return RetryDelay.before(count)
    }

    /// Whether that goes on: one fence is a change of members as it should be.
    var isContested: Bool { count > 1 }

    /// Notes that a session lives.
    ///
    /// - Returns: whether a contest ended by that.
    mutating func live(for lived: Duration) -> Bool {
        guard count > 0, lived >= Self.settled else { return false }
        defer { count = 0 }
        return isContested
    }
}
