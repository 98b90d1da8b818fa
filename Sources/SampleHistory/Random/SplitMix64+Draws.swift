import SeededRandom

/// Draws without the standard library's own ways to bound a number, so that what a seed gives is also the same under every
/// version of Swift.
extension SplitMix64 {
    /// A stream of its own for each pair of words, so that what one person does never moves what another one does.
    init(seed: UInt64, _ first: UInt64, _ second: UInt64 = 0) {
        var mixer = SplitMix64(seed: seed)
        mixer = SplitMix64(seed: mixer.next() ^ first)
        mixer = SplitMix64(seed: mixer.next() ^ second)
        self.init(seed: mixer.next())
    }

    /// Range: 0 up to, not including, `bound`; 0 where that is below 1.
    mutating func below(_ bound: Int64) -> Int64 {
        Int64(next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    mutating func number(in range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    mutating func count(in range: ClosedRange<Int>) -> Int {
        Int(number(in: Int64(range.lowerBound)...Int64(range.upperBound)))
    }

    /// Most results lie in the lower third of the range, as waiting times and prices do.
    mutating func skewed(in range: ClosedRange<Int64>) -> Int64 {
        min(number(in: range), number(in: range), number(in: range))
    }

    /// - Parameter permille: 0 never, 1,000 always.
    mutating func chance(_ permille: Int64) -> Bool { below(1_000) < permille }

    /// `fallback` only where there is nothing to pick from.
    mutating func pick<Value>(_ values: [Value], or fallback: Value) -> Value {
        guard !values.isEmpty else { return fallback }
        return values[Int(below(Int64(values.count)))]
    }

    mutating func pick(_ values: [String]) -> String { pick(values, or: "") }

    /// One of the values, each as often as its weight says; the last one where the weights are used up.
    mutating func weighted<Value>(_ values: [Value], or fallback: Value, weight: (Value) -> Int64) -> Value {
        var rest = below(values.reduce(0) { $0 + weight($1) })
        for value in values {
            rest -= weight(value)
            if rest < 0 { return value }
        }
        return values.last ?? fallback
    }
}
