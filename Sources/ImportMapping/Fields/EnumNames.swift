import SwiftProtobuf

/// The values of an enum that a cell may name, in full (`LEAD_KIND_PARTNER`) or without the enum's own name (`partner`).
struct EnumNames: Sendable {
    private let numbers: [[UInt8]: Int]
    /// For a message: the names without the enum's, in the order of their numbers.
    let choices: [String]

    /// Asks the enum for the names of its numbers above 0; 0 means "not said".
    init(_ type: any Enum.Type) {
        let cases = (1...63).compactMap { number in Self.name(of: number, type).map { (name: $0, number: number) } }
        let enumName = Self.normalized("\(type)".utf8)
        choices = cases.map(\.name)
        var numbers: [[UInt8]: Int] = [:]
        for (name, number) in cases {
            numbers[Self.normalized(name.utf8)] = number
            numbers[enumName + Self.normalized(name.utf8)] = number
        }
        self.numbers = numbers
    }

    /// The number of a name, without regard to case and to what parts its words.
    func number(of text: ArraySlice<UInt8>) -> Int? { numbers[Self.normalized(text)] }

    /// The name of the Swift case is the schema's without the enum's name.
    private static func name<E: Enum>(of number: Int, _ type: E.Type) -> String? {
        guard let value = E(rawValue: number) else { return nil }
        let name = "\(value)"
        return name.hasPrefix("UNRECOGNIZED") ? nil : name
    }

    private static func normalized(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.compactMap { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
            default: byte
            }
        }
    }
}
