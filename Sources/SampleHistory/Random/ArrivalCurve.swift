import CloudEvents

/// Spreads arrivals over a stretch of time the way a business sees them: most on working days, most in the afternoon, and
/// a little more every week.
struct ArrivalCurve: Sendable {
    /// Arrivals by hour of the day, relative; UTC.
    private static let byHour: [UInt64] = [
        2, 1, 1, 1, 1, 2, 4, 8, 13, 17, 19, 18, 16, 18, 20, 19, 17, 14, 11, 10, 9, 7, 5, 3,
    ]
    /// By day of the week from Sunday on.
    private static let byWeekday: [UInt64] = [3, 9, 11, 11, 10, 8, 3]

    private let start: Instant
    /// Weight of all hours before the one at the index, in weighted milliseconds; one more than there are hours.
    private let before: [UInt64]

    /// - Parameter span: milliseconds; whole hours count.
    init(start: Instant, span: Int64) {
        self.start = start
        var sums: [UInt64] = [0]
        for hour in 0..<max(span / Span.hour, 1) {
            sums.append((sums.last ?? 0) + Self.weight(ofHour: hour, from: start) * UInt64(Span.hour))
        }
        before = sums
    }

    /// The instant by which `part` of `whole` have arrived. Monotone in `part`.
    func instant(_ part: UInt64, of whole: UInt64) -> Instant {
        let whole = max(whole, 1)
        let product = (before.last ?? 0).multipliedFullWidth(by: min(part, whole - 1))
        let target = whole.dividingFullWidth(product).quotient
        var low = 0
        var high = before.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if before[middle] <= target { low = middle } else { high = middle }
        }
        let weight = max((before[high] - before[low]) / UInt64(Span.hour), 1)
        let inHour = Int64((target - before[low]) / weight)
        return start.advanced(byMilliseconds: Int64(low) * Span.hour + inHour)
    }

    private static func weight(ofHour hour: Int64, from start: Instant) -> UInt64 {
        let time = WeekTime(start.advanced(byMilliseconds: hour * Span.hour))
        let growth = 100 + UInt64(hour / (24 * 7)) * 3
        return byHour[time.hour] * byWeekday[time.weekday] * growth
    }
}
