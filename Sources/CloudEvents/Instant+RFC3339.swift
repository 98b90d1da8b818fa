extension Instant: CustomStringConvertible {
    /// Reads `2026-01-31T12:00:00[.fraction](Z|+hh:mm|-hh:mm)`.
    ///
    /// What is finer than a millisecond is cut off; second 60 counts as the next minute's first. `nil` for anything else.
    package init?(rfc3339 text: some Collection<UInt8>) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2), let fraction = reader.fraction(), let zone = reader.zoneMinutes(),
            reader.isAtEnd, hour < 24, minute < 60, second <= 60,
            let days = CivilDate(year: year, month: month, day: day)?.daysSince1970
        else { return nil }
        let seconds = ((days * 24 + Int64(hour)) * 60 + Int64(minute) - zone) * 60 + Int64(second)
        let milliseconds = seconds * 1_000 + Int64(fraction)
        guard (Self.earliest.milliseconds...Self.latest.milliseconds).contains(milliseconds) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// `2026-01-31T12:00:00Z`, with three digits of a fraction where there is one.
    package var description: String { String(decoding: rfc3339, as: UTF8.self) }

    /// ``description`` as UTF-8.
    package var rfc3339: [UInt8] {
        let (days, inDay) = milliseconds.quotientAndRemainderFloored(by: 86_400_000)
        let date = CivilDate(daysSince1970: days)
        let fraction = inDay % 1_000
        var text = [UInt8](repeating: 0, count: fraction == 0 ? 20 : 24)
        text.withUnsafeMutableBufferPointer { text in
            text.write(Int64(date.year), 4, before: "-", at: 0)
            text.write(Int64(date.month), 2, before: "-", at: 5)
            text.write(Int64(date.day), 2, before: "T", at: 8)
            text.write(inDay / 3_600_000, 2, before: ":", at: 11)
            text.write(inDay / 60_000 % 60, 2, before: ":", at: 14)
            text.write(inDay / 1_000 % 60, 2, before: fraction == 0 ? "Z" : ".", at: 17)
            if fraction != 0 { text.write(fraction, 3, before: "Z", at: 20) }
        }
        return text
    }
}

extension Int64 {
    func quotientAndRemainderFloored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes a number as so many digits, and an ASCII character behind them.
    fileprivate func write(_ number: Int64, _ digits: Int, before character: Unicode.Scalar, at place: Int) {
        var rest = UInt32(truncatingIfNeeded: number)
        for place in (place..<(place + digits)).reversed() {
            self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        self[place + digits] = UInt8(ascii: character)
    }
}

private struct DigitReader<Text: Collection<UInt8>> {
    private let text: Text
    private var index: Text.Index

    init(_ text: Text) {
        self.text = text
        index = text.startIndex
    }

    var isAtEnd: Bool { index == text.endIndex }

    private var digit: Int? {
        guard !isAtEnd, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) else { return nil }
        return Int(text[index] - UInt8(ascii: "0"))
    }

    mutating func number(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit else { return nil }
            value = value * 10 + digit
            text.formIndex(after: &index)
        }
        return value
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, UInt32(text[index]) == character.value else { return false }
        text.formIndex(after: &index)
        return true
    }

    /// Milliseconds; 0 where there is no fraction, `nil` where there is a point without digits.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        guard digit != nil else { return nil }
        var value = 0
        var weight = 100
        while let digit {
            value += digit * weight
            weight /= 10
            text.formIndex(after: &index)
        }
        return value
    }

    mutating func zoneMinutes() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60 else { return nil }
        return sign * Int64(hours * 60 + minutes)
    }
}
