/// A point in time. Unit: milliseconds since 1970-01-01T00:00:00Z. Range: the years 1 to 9999.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    /// 0001-01-01T00:00:00.000Z.
    package static let earliest = Instant(unchecked: -62_135_596_800_000)
    /// 9999-12-31T23:59:59.999Z.
    package static let latest = Instant(unchecked: 253_402_300_799_999)

    /// A value outside the range becomes the nearest one inside.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.earliest.milliseconds), Self.latest.milliseconds)
    }

    private init(unchecked milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Later by this many milliseconds; stays in range.
    package func advanced(byMilliseconds delta: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
        return overflow ? (delta < 0 ? .earliest : .latest) : Instant(milliseconds: sum)
    }

    /// Milliseconds from `earlier` to this instant; negative where that is later.
    package func milliseconds(since earlier: Instant) -> Int64 { milliseconds - earlier.milliseconds }
}
