/// Strings that occur again and again, each kept once and named by a number.
struct Symbols: Sendable {
    /// Number of a string in one table. Four bytes; as optional as it takes to say "none".
    struct Symbol: Hashable, Sendable {
        fileprivate let number: UInt32
        /// No string at all.
        static let none = Symbol(number: .max)
    }

    private var numbers: [String: UInt32] = [:]
    private var strings: [String] = []

    /// The symbol of a string; an empty string is none.
    mutating func symbol(_ string: String?) -> Symbol {
        guard let string, !string.isEmpty else { return .none }
        if let number = numbers[string] { return Symbol(number: number) }
        let number = UInt32(truncatingIfNeeded: strings.count)
        numbers[string] = number
        strings.append(string)
        return Symbol(number: number)
    }

    subscript(_ symbol: Symbol) -> String? {
        symbol == .none || !strings.indices.contains(Int(symbol.number)) ? nil : strings[Int(symbol.number)]
    }
}
