import CloudEvents

/// Where an instant lies in its week, in UTC.
struct WeekTime: Sendable {
    /// Sunday is 0.
    let weekday: Int
    /// 0 to 23.
    let hour: Int
    private let midnight: Int64
    private let inDay: Int64

    init(_ instant: Instant) {
        let past = ((instant.milliseconds % Span.day) + Span.day) % Span.day
        let days = (instant.milliseconds - past) / Span.day
        // 1970-01-01 was a Thursday.
        weekday = Int(((days + 4) % 7 + 7) % 7)
        hour = Int(past / Span.hour)
        midnight = instant.milliseconds - past
        inDay = past
    }

    /// The instant itself from Monday to Friday between 8 and 18, else one in the first three hours of the next working day.
    var whenAtWork: Instant {
        let isWorkday = (1...5).contains(weekday)
        if isWorkday, (8..<18).contains(hour) { return Instant(milliseconds: midnight + inDay) }
        let morning = 8 * Span.hour + inDay % (3 * Span.hour)
        if isWorkday, hour < 8 { return Instant(milliseconds: midnight + morning) }
        let daysOff: Int64 =
            switch weekday {
            case 5: 3
            case 6: 2
            default: 1
            }
        return Instant(milliseconds: midnight + daysOff * Span.day + morning)
    }

    /// The instant itself between 7 and 21, else one in the first two hours of the next day that begins, weekends too.
    var whenAwake: Instant {
        if (7..<21).contains(hour) { return Instant(milliseconds: midnight + inDay) }
        let morning = 7 * Span.hour + inDay % (2 * Span.hour)
        return Instant(milliseconds: midnight + (hour < 7 ? 0 : Span.day) + morning)
    }
}

extension Instant {
    /// See ``WeekTime/whenAwake``.
    var whenAwake: Instant { WeekTime(self).whenAwake }

    /// See ``WeekTime/whenAtWork``.
    var whenAtWork: Instant { WeekTime(self).whenAtWork }
}
