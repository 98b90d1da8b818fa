/// How a CSV file is written.
package struct CSVDialect: Hashable, Sendable {
    /// Between two cells. ASCII.
    package var delimiter = UInt8(ascii: ",")
    /// Around a cell that holds delimiters, line ends or quotes (doubled there). ASCII; `nil`: nothing is quoted.
    package var quote: UInt8? = UInt8(ascii: "\"")
    /// Used where the file does not begin with a byte order mark.
    package var encoding = TextEncoding.utf8
    /// Before a number's fraction.
    package var decimalMark = DecimalMark.point
    /// Longest row, in bytes of UTF-8. Default 2 MiB: twice what an event may hold.
    package var maximumRowBytes = 2 * 1_024 * 1_024

    package init() {}
}

/// What stands before a number's fraction.
package enum DecimalMark: UInt8, Sendable {
    case point = 0x2e
    case comma = 0x2c
}
