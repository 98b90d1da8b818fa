/// Points as documents write them: with at most two places, so that they are whole hundredths.
enum PointsText {
    /// Hundredths; `nil` for anything else. Range of what is read: seven digits before the point.
    static func hundredths(_ text: String) -> Int32? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = number(first, digits: 1...7) else { return nil }
        var hundredths = whole * 100
        if parts.count == 2 {
            guard let places = number(parts[1], digits: 1...2) else { return nil }
            hundredths += parts[1].utf8.count == 1 ? places * 10 : places
        } else if parts.count > 2 {
            return nil
        }
        return isNegative ? -hundredths : hundredths
    }

    static func text(_ hundredths: Int32) -> String {
        let (whole, places) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        if places == 0 { return "\(sign)\(whole)" }
        return places % 10 == 0
            ? "\(sign)\(whole).\(places / 10)" : "\(sign)\(whole).\(places < 10 ? "0" : "")\(places)"
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int32? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int32(text)
    }
}
