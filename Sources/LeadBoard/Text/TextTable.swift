/// Rows of words in columns, for a terminal.
package struct TextTable {
    package enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]] = []
    /// Lines below rows, by the row.
    private var notes: [Int: [String]] = [:]

    package init(_ columns: [(title: String, alignment: Alignment)]) {
        alignments = columns.map(\.alignment)
        rows.append(columns.map(\.title))
    }

    package mutating func add(_ row: [String]) { rows.append(row) }

    /// Adds a line below the latest row that keeps to no column.
    package mutating func addNote(_ note: String) { notes[rows.count - 1, default: []].append(note) }

    /// One line for each row, two spaces between columns, none at the end of a line.
    package var lines: [String] {
        let widths = alignments.indices.map { column in
            rows.map { $0.indices.contains(column) ? $0[column].terminalWidth : 0 }.max() ?? 0
        }
        return rows.enumerated().flatMap { index, row in
            let cells = zip(row, zip(alignments, widths)).map { cell, format in
                format.0 == .left ? cell.padded(to: format.1) : cell.leftPadded(to: format.1)
            }
            return [cells.joined(separator: "  ").withoutTrailingSpaces] + notes[index, default: []]
        }
    }
}

extension String {
    /// Columns that the text takes on a terminal. Wide and combining characters count as one; names rarely hold them.
    var terminalWidth: Int { count }

    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - terminalWidth, 0)) }

    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(width - terminalWidth, 0)) + self }

    /// The text itself where it fits, else its beginning and an ellipsis.
    func shortened(to width: Int) -> String {
        terminalWidth <= width ? self : String(prefix(max(width - 1, 0))) + "…"
    }

    var withoutTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The text with what would steer a terminal left out: control characters become "?".
    package var printable: String {
        guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars { text.append(scalar.isControl ? "?" : scalar) }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1; the marks that turn the direction of writing.
    fileprivate var isControl: Bool {
        value < 0x20 || (0x7f...0x9f).contains(value) || (0x202a...0x202e).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
