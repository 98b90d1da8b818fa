import EventLog

/// The partitions that a session appends to, each found in the catalogue once.
struct AppendTargets {
    struct Target {
        let place: Place
        /// In the session's own changelogs, of which it is the only writer: where the next row will stand, counting the
        /// open transaction's; `nil` elsewhere.
        var end: Int64?
        /// The same without the open transaction's.
        var committedEnd: Int64?
    }

    private var targets: [Target] = []
    private var numbers: [TopicPartition: Int] = [:]
    /// The target that was found last; a changelog's rows come one after the other.
    private var latest = 0

    var indices: Range<Int> { targets.indices }

    subscript(number: Int) -> Target { targets[number] }

    /// - Returns: the target's number; `nil` for a partition that has none yet.
    mutating func number(of partition: TopicPartition) -> Int? {
        if latest < targets.count, targets[latest].place.partition == partition { return latest }
        guard let number = numbers[partition] else { return nil }
        latest = number
        return number
    }

    /// - Parameter end: of a changelog, as it is committed.
    @discardableResult
    mutating func add(_ place: Place, end: Int64? = nil) -> Int {
        let number = targets.count
        targets.append(Target(place: place, end: end, committedEnd: end))
        numbers[place.partition] = number
        return number
    }

    /// Counts a row of a changelog.
    ///
    /// - Returns: where it will stand; `nil` for another topic.
    mutating func takeOffset(_ number: Int) -> Int64? {
        guard let end = targets[number].end else { return nil }
        targets[number].end = end + 1
        return end
    }

    /// The open transaction is committed.
    mutating func keep() {
        for number in targets.indices { targets[number].committedEnd = targets[number].end }
    }

    /// The open transaction is dropped.
    mutating func undo() {
        for number in targets.indices { targets[number].end = targets[number].committedEnd }
    }
}
