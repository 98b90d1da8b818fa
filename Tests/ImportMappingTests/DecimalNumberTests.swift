import Testing

@testable import ImportMapping

@Suite("Numbers of a CSV file")
struct DecimalNumberTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let cell: String
        let mark: DecimalMark
        /// Units and billionths; `nil`: no number.
        let value: (Int64, Int32)?
        var testDescription: String { "\(cell) with a decimal \(mark)" }
    }

    static let examples = [
        Example(cell: "12", mark: .point, value: (12, 0)),
        Example(cell: "12.5", mark: .point, value: (12, 500_000_000)),
        Example(cell: "-0.25", mark: .point, value: (0, -250_000_000)),
        Example(cell: "+1,234,567.89", mark: .point, value: (1_234_567, 890_000_000)),
        Example(cell: "1.234.567,89", mark: .comma, value: (1_234_567, 890_000_000)),
        Example(cell: "1 234,5", mark: .comma, value: (1_234, 500_000_000)),
        Example(cell: "0.12345678901", mark: .point, value: (0, 123_456_789)),
        Example(cell: "9223372036854775807", mark: .point, value: (.max, 0)),
        Example(cell: "9223372036854775808", mark: .point, value: nil),
        Example(cell: "1.234,5", mark: .point, value: nil),
        Example(cell: "1,23", mark: .point, value: nil),
        Example(cell: "12,34,567", mark: .point, value: nil),
        Example(cell: "1,234 567", mark: .point, value: nil),
        Example(cell: "1,", mark: .comma, value: nil),
        Example(cell: ",5", mark: .comma, value: nil),
        Example(cell: "1e3", mark: .point, value: nil),
        Example(cell: "-", mark: .point, value: nil),
        Example(cell: "", mark: .point, value: nil),
    ]

    @Test("a cell is a number or it is not", arguments: examples)
    func reads(example: Example) {
        let number = DecimalNumber(Array(example.cell.utf8)[...], mark: example.mark)
        #expect(number?.units == example.value?.0)
        #expect(number?.nanos == example.value?.1)
    }
}
