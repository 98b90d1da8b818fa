/// Durations as documents write them: whole numbers with units, the largest first: `90s`, `48h`, `1d12h`.
enum DurationText {
    private static let units: [(name: Character, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
    ]

    /// Milliseconds; `nil` for anything else, or more than fits.
    static func milliseconds(_ text: String) -> Int64? {
        var (total, number, next): (Int64, Int64?, Int) = (0, nil, 0)
        for character in text {
            if character.isASCII, let digit = character.wholeNumberValue {
                let (shifted, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
                guard !overflow, shifted <= Int64.max - 9 else { return nil }
                number = shifted + Int64(digit)
                continue
            }
            guard let count = number, let unit = units[next...].firstIndex(where: { $0.name == character }) else {
                return nil
            }
            let (part, tooLong) = count.multipliedReportingOverflow(by: units[unit].milliseconds)
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !tooLong, !overflow else { return nil }
            (total, number, next) = (sum, nil, unit + 1)
        }
        return number == nil && next > 0 ? total : nil
    }

    /// The largest units that say it exactly; parts of a second are left out.
    static func text(_ milliseconds: Int64) -> String {
        var (rest, text) = (milliseconds, "")
        for unit in units {
            let count = rest / unit.milliseconds
            rest %= unit.milliseconds
            if count > 0 { text += "\(count)\(unit.name)" }
        }
        return text.isEmpty ? "0s" : text
    }
}
