/// How one value is written, and what is said where it is written otherwise.
struct ValueRule<Value>: Sendable {
    /// Ends the sentence "takes ...".
    let expectation: String
    let parse: @Sendable (String) -> Value?
}

extension ValueRule where Value == Int32 {
    /// Hundredths of a point. Range: in hundredths.
    static func points(_ range: ClosedRange<Int32>) -> Self {
        let ends = "\(PointsText.text(range.lowerBound)) to \(PointsText.text(range.upperBound))"
        return Self(expectation: "points from \(ends) with at most two places, for example 12.5") { text in
            PointsText.hundredths(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension ValueRule where Value == Int64 {
    /// Milliseconds.
    static func duration(_ range: ClosedRange<Int64>) -> Self {
        let ends = "\(DurationText.text(range.lowerBound)) to \(DurationText.text(range.upperBound))"
        return Self(expectation: "a duration from \(ends), for example 90s, 48h or 1d12h") { text in
            DurationText.milliseconds(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension ValueRule where Value: FixedWidthInteger & Sendable {
    static func whole(_ range: ClosedRange<Value>) -> Self {
        Self(expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Value(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension ValueRule where Value == Bool {
    static let flag = Self(expectation: "true or false") { ["true": true, "false": false][$0] }
}

extension ValueRule where Value == String {
    static let name = Self(expectation: "a name of 1 to 100 bytes") { (1...100).contains($0.utf8.count) ? $0 : nil }
}
