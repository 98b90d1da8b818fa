/// Reads ASCII from the front of some bytes.
struct TextCursor {
    private(set) var rest: ArraySlice<UInt8>

    init(_ text: ArraySlice<UInt8>) { rest = text }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes one character if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// A number of so many digits, as many as there are. `nil` where there are fewer.
    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            count += 1
            rest.removeFirst()
        }
        return digits.contains(count) ? value : nil
    }

    /// Digits after a point, as milliseconds; what is finer is cut off.
    mutating func milliseconds() -> Int? {
        let count = rest.count
        guard let first = number(1...3) else { return nil }
        var value = first
        for _ in (count - rest.count)..<3 { value *= 10 }
        while number(1...1) != nil {}
        return value
    }

    /// `Z`, `+hh:mm`, `+hhmm` or `+hh`, as seconds east of UTC.
    mutating func zoneOffset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = number(2...2), hours < 24 else { return nil }
        let hasColon = take(":")
        let minutes = number(2...2)
        guard minutes != nil || !hasColon, minutes ?? 0 < 60 else { return nil }
        return sign * Int64(hours * 3_600 + (minutes ?? 0) * 60)
    }

    /// The place of the first of these words that comes next, without regard to case.
    mutating func word(of words: [String]) -> Int? {
        for (place, word) in words.enumerated() {
            let length = word.utf8.count
            guard rest.count >= length, zip(rest, word.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            rest.removeFirst(length)
            return place
        }
        return nil
    }
}
