import CloudEvents

/// A time as a cell says it, not yet at a place on earth. Unit: milliseconds since 1970-01-01T00:00:00 on the wall.
struct LocalTime: Hashable, Sendable {
    let milliseconds: Int64
    /// Seconds east of UTC, where the cell says it itself.
    let offset: Int64?

    /// `nil` for a day or a time that does not exist; second 60 counts as the next minute's first.
    init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0,
        offset: Int64? = nil
    ) {
        guard let date = CivilDate(year: year, month: month, day: day), (0..<24).contains(hour),
            (0..<60).contains(minute), (0...60).contains(second), (0..<1_000).contains(millisecond)
        else { return nil }
        let seconds = date.daysSince1970 * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1_000 + Int64(millisecond), offset: offset)
    }

    init(milliseconds: Int64, offset: Int64?) {
        self.milliseconds = milliseconds
        self.offset = offset
    }
}
