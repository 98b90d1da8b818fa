/// One row of a CSV file.
package struct CSVRow: Sendable {
    struct Cell: Sendable {
        var start: Int
        var end: Int
        /// Whether quotes inside are doubled.
        var hasDoubledQuotes: Bool
    }

    /// Line of the row's first character, from 1.
    package internal(set) var line = 0
    /// The row as the file has it, in UTF-8, with its line end.
    package internal(set) var text: [UInt8] = []
    /// What makes the row unreadable; its cells are not to be used then.
    package internal(set) var fault: RowFault?
    var cells: [Cell] = []
    var quote: UInt8 = 0

    package init() {}

    package var cellCount: Int { cells.count }

    /// A cell's content without its quotes, and without blanks and tabs around it. `nil`: there is no such cell.
    package func cell(_ index: Int) -> ArraySlice<UInt8>? {
        guard cells.indices.contains(index) else { return nil }
        let cell = cells[index]
        return Self.trimmed(cell.hasDoubledQuotes ? undoubled(cell) : text[cell.start..<cell.end])
    }

    private func undoubled(_ cell: Cell) -> ArraySlice<UInt8> {
        var content: [UInt8] = []
        var isSecond = false
        for byte in text[cell.start..<cell.end] {
            isSecond = byte == quote && !isSecond
            if byte != quote || isSecond { content.append(byte) }
        }
        return content[...]
    }

    static func trimmed(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var content = content
        while let first = content.first, isBlank(first) { content.removeFirst() }
        while let last = content.last, isBlank(last) { content.removeLast() }
        return content
    }
}

/// Why a row, or one event of it, cannot be used.
package struct RowFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Name of the column; `nil` where it is about the whole row.
    package var column: String?
    /// What is wrong and how to mend it. Quotes no cell.
    package var problem: String

    package init(column: String? = nil, _ problem: String) {
        self.column = column
        self.problem = problem
    }

    package var description: String { column.map { "column \($0): \(problem)" } ?? problem }
}
