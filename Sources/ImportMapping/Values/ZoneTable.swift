import CloudEvents
import Foundation

/// The wall clocks of one time zone.
///
/// Cost: the offsets of a year are worked out when the first time of that year comes; after that a time takes some
/// comparisons.
struct ZoneTable: Sendable {
    /// While one offset was in force. Unit: seconds.
    private struct Span: Sendable {
        /// In UTC; the one before the year's first change begins before everything that is asked of the year.
        var start: Int64
        /// East of UTC.
        var offset: Int64
    }

    private enum Kind: Sendable {
        case fixed(Int64)
        case named(TimeZone)
    }

    private static let secondsPerDay: Int64 = 86_400

    private let kind: Kind
    private var years: [Int: [Span]] = [:]

    /// Takes `UTC`, `Z`, an offset (`+02:00`) or an IANA name (`Europe/Berlin`). `nil` for a name that is not known.
    init?(_ name: String) {
        if let offset = Self.fixedOffset(name) {
            kind = .fixed(offset)
        } else if name.contains("/"), let zone = TimeZone(identifier: name) {
            kind = .named(zone)
        } else {
            return nil
        }
    }

    /// Whether the IANA database, as this machine has it, knows a zone of this name.
    static func isName(_ text: String) -> Bool { TimeZone(identifier: text) != nil }

    /// The instant of a local time: of two the first; of none the first instant after the gap.
    mutating func instant(of local: LocalTime) -> Instant {
        if let offset = local.offset { return Self.instant(local.milliseconds, offset) }
        switch kind {
        case .fixed(let offset): return Self.instant(local.milliseconds, offset)
        case .named(let zone):
            let (seconds, millisecond) = Self.floored(local.milliseconds, by: 1_000)
            let year = CivilDate(daysSince1970: Self.floored(seconds, by: Self.secondsPerDay).0).year
            if years[year] == nil { years[year] = Self.spans(of: year, in: zone) }
            let utc = Self.utc(seconds, years[year] ?? [])
            return Instant(milliseconds: utc.isInGap ? utc.seconds * 1_000 : utc.seconds * 1_000 + millisecond)
        }
    }

    private static func utc(_ local: Int64, _ spans: [Span]) -> (seconds: Int64, isInGap: Bool) {
        for (place, span) in spans.enumerated() {
            let utc = local - span.offset
            // The clocks were put forward over this time: it comes before the span's own first reading.
            if utc < span.start { return (span.start, true) }
            guard place + 1 < spans.count, utc >= spans[place + 1].start else { return (utc, false) }
        }
        return (local, false)
    }

    /// Looks at every midnight from two days before the year to two days after it, and halves where two differ.
    private static func spans(of year: Int, in zone: TimeZone) -> [Span] {
        func offset(_ seconds: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
        }
        let firstDay = CivilDate(year: max(year, 1), month: 1, day: 1)?.daysSince1970 ?? 0
        let start = (firstDay - 2) * secondsPerDay
        var spans = [Span(start: .min, offset: offset(start))]
        for day in 1...370 {
            let until = start + Int64(day) * secondsPerDay
            var known = spans[spans.count - 1].offset
            guard offset(until) != known else { continue }
            var (before, after) = (until - secondsPerDay, until)
            while after - before > 1 {
                let middle = (before + after) / 2
                if offset(middle) == known { before = middle } else { after = middle }
            }
            known = offset(after)
            spans.append(Span(start: after, offset: known))
        }
        return spans
    }

    private static func instant(_ milliseconds: Int64, _ offset: Int64) -> Instant {
        Instant(milliseconds: milliseconds - offset * 1_000)
    }

    private static func floored(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func fixedOffset(_ name: String) -> Int64? {
        if name == "UTC" || name == "Z" { return 0 }
        var reader = TextCursor(Array(name.utf8)[...])
        guard let offset = reader.zoneOffset(), reader.isAtEnd else { return nil }
        return offset
    }
}
