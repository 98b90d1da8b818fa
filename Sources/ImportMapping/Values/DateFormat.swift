import CloudEvents

/// How a file writes dates: a ``DatePattern``, or one of the words `iso`, `unix` and `unix-ms`.
struct DateFormat: Hashable, Sendable {
    private enum Kind: Hashable {
        case iso
        /// Milliseconds in one unit of the number.
        case unix(scale: Int64)
        case pattern(DatePattern)
    }

    private let kind: Kind

    static let iso = DateFormat(kind: .iso)

    private init(kind: Kind) { self.kind = kind }

    /// `nil` for what is neither a word nor a pattern.
    init?(_ text: String) {
        switch text {
        case "iso": kind = .iso
        case "unix": kind = .unix(scale: 1_000)
        case "unix-ms": kind = .unix(scale: 1)
        default:
            guard let pattern = DatePattern(text) else { return nil }
            kind = .pattern(pattern)
        }
    }

    /// Reads a cell. `nil` where it does not follow the format, or is no date.
    func read(_ cell: ArraySlice<UInt8>) -> LocalTime? {
        switch kind {
        case .iso: Self.readISO(cell)
        case .unix(let scale): Self.readUnix(cell, scale: scale)
        case .pattern(let pattern): pattern.read(cell)
        }
    }

    private static func readISO(_ cell: ArraySlice<UInt8>) -> LocalTime? {
        var cursor = TextCursor(cell)
        guard let year = cursor.number(4...4), cursor.take("-"), let month = cursor.number(2...2), cursor.take("-"),
            let day = cursor.number(2...2)
        else { return nil }
        if cursor.isAtEnd { return LocalTime(year: year, month: month, day: day) }
        guard cursor.take("T") || cursor.take(" ") || cursor.take("t"), let hour = cursor.number(2...2),
            cursor.take(":"), let minute = cursor.number(2...2)
        else { return nil }
        var (second, millisecond) = (0, 0)
        if cursor.take(":") {
            guard let seconds = cursor.number(2...2) else { return nil }
            second = seconds
            if cursor.take(".") || cursor.take(",") {
                guard let fraction = cursor.milliseconds() else { return nil }
                millisecond = fraction
            }
        }
        _ = cursor.take(" ")
        let offset = cursor.zoneOffset()
        guard cursor.isAtEnd else { return nil }
        return LocalTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
            offset: offset)
    }

    private static func readUnix(_ cell: ArraySlice<UInt8>, scale: Int64) -> LocalTime? {
        guard let number = DecimalNumber(cell, mark: .point),
            (Instant.earliest.milliseconds / scale...Instant.latest.milliseconds / scale).contains(number.units)
        else { return nil }
        return LocalTime(milliseconds: number.units * scale + Int64(number.nanos) * scale / 1_000_000_000, offset: 0)
    }
}
