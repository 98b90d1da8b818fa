/// How a date is written, part by part.
///
/// Letters: `yyyy` `yy` `MM` `M` `MMM` (Jan) `MMMM` (January) `dd` `d` `HH` `H` `hh` `h` `a` (AM or PM) `mm` `m` `ss` `s` `SSS`
/// (a fraction of any length) `X` (Z or +02:00) `EEE` (Mon; not looked at). Anything else stands for itself; letters in
/// single quotes do too. A part that is not there is the first: midnight, the first of January.
struct DatePattern: Hashable, Sendable {
    private enum Part: Hashable {
        case year(digits: Int)
        case month, shortMonth, fullMonth, day
        case hour, hourOfHalf, halfOfDay, minute, second, fraction
        case zone, weekday
        case literal(Unicode.Scalar)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let shortMonths = months.map { String($0.prefix(3)) }
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    private let parts: [Part]

    /// `nil` for a pattern with letters that are not in the list, with characters beyond ASCII, or without a year.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }), let parts = Self.parts(of: text),
            parts.contains(.year(digits: 4)) || parts.contains(.year(digits: 2))
        else { return nil }
        self.parts = parts
    }

    /// Reads a cell. `nil` where it does not follow the pattern, or is no date.
    func read(_ cell: ArraySlice<UInt8>) -> LocalTime? {
        var cursor = TextCursor(cell)
        var time = Fields()
        for part in parts {
            guard Self.read(part, &cursor, &time) else { return nil }
        }
        return cursor.isAtEnd ? time.local : nil
    }

    private static func parts(of text: String) -> [Part]? {
        var parts: [Part] = []
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            if first == "'" {
                rest.removeFirst()
                guard let close = rest.firstIndex(of: "'") else { return nil }
                parts += rest[..<close].map { .literal($0) }
                rest = rest[close...].dropFirst()
                continue
            }
            let run = rest.prefix { $0 == first }
            rest = rest.dropFirst(run.count)
            guard first.properties.isAlphabetic else {
                parts += run.map { .literal($0) }
                continue
            }
            guard let part = part(String(run)) else { return nil }
            parts.append(part)
        }
        return parts
    }

    private static func part(_ letters: String) -> Part? {
        switch letters {
        case "yyyy": .year(digits: 4)
        case "yy": .year(digits: 2)
        case "MM", "M": .month
        case "MMM": .shortMonth
        case "MMMM": .fullMonth
        case "dd", "d": .day
        case "HH", "H": .hour
        case "hh", "h": .hourOfHalf
        case "a": .halfOfDay
        case "mm", "m": .minute
        case "ss", "s": .second
        case "S", "SS", "SSS", "SSSSSS": .fraction
        case "Z",
            _ where letters.allSatisfy { $0 == "X" }:
            .zone
        case "EEE": .weekday
        default: nil
        }
    }

    private struct Fields {
        var (year, month, day) = (0, 1, 1)
        var (hour, minute, second, millisecond) = (0, 0, 0, 0)
        var hourOfHalf: Int?
        var isAfternoon = false
        var offset: Int64?

        var local: LocalTime? {
            var hour = hour
            if let hourOfHalf {
                guard (1...12).contains(hourOfHalf) else { return nil }
                hour = hourOfHalf % 12 + (isAfternoon ? 12 : 0)
            }
            return LocalTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second,
                millisecond: millisecond, offset: offset)
        }
    }

    private static func read(_ part: Part, _ cursor: inout TextCursor, _ time: inout Fields) -> Bool {
        switch part {
        case .year(let digits):
            guard let year = cursor.number(digits...digits) else { return false }
            // Two digits: 70 to 99 are of the last century, as POSIX has it nearly.
            time.year = digits == 4 ? year : year + (year < 70 ? 2_000 : 1_900)
            return true
        case .month: return set(&time.month, cursor.number(1...2))
        case .shortMonth: return set(&time.month, cursor.word(of: shortMonths).map { $0 + 1 })
        case .fullMonth: return set(&time.month, cursor.word(of: months).map { $0 + 1 })
        case .day: return set(&time.day, cursor.number(1...2))
        case .hour: return set(&time.hour, cursor.number(1...2))
        case .hourOfHalf:
            time.hourOfHalf = cursor.number(1...2)
            return time.hourOfHalf != nil
        case .halfOfDay:
            guard let half = cursor.word(of: ["AM", "PM"]) else { return false }
            time.isAfternoon = half == 1
            return true
        case .minute: return set(&time.minute, cursor.number(1...2))
        case .second: return set(&time.second, cursor.number(1...2))
        case .fraction: return set(&time.millisecond, cursor.milliseconds())
        case .zone:
            time.offset = cursor.zoneOffset()
            return time.offset != nil
        case .weekday: return cursor.word(of: weekdays) != nil
        case .literal(let scalar): return cursor.take(scalar)
        }
    }

    private static func set(_ field: inout Int, _ value: Int?) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }
}
