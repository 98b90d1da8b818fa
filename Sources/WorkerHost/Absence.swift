import EventLog

/// Which workers are missing, and for how long.
struct Absence<Reader: LogReader> {
    /// So long may a group be without a live member.
    static var patience: Duration { .seconds(30) }

    private let groups: [GroupName]
    private var allPresent = ContinuousClock.now

    init(of groups: [GroupName]) { self.groups = groups }

    /// Names of the groups that have been without a live member for ``patience``; empty while that is not so.
    ///
    /// - Throws: where that cannot be known; the patience begins anew then.
    mutating func check(_ reader: Reader) throws(LogError) -> [String] {
        var missing: [GroupName] = []
        do {
            for group in groups where try reader.group(group)?.holder == nil { missing.append(group) }
        } catch {
            allPresent = .now
            throw error
        }
        if missing.isEmpty { allPresent = .now }
        return allPresent.duration(to: .now) > Self.patience ? missing.map(\.name) : []
    }
}
