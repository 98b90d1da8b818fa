import Testing

@testable import ImportMapping

@Suite("Rows of a CSV file")
struct CSVReaderTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        var dialect = CSVDialect()
        let text: String
        let rows: [[String]]
        let lines: [Int]
        var faultyRows: Set<Int> = []
        var testDescription: String { name }
    }

    static let examples = [
        Example(name: "plain", text: "a,b\n1,2\n", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Example(name: "no line end at the end", text: "a,b\n1,2", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
        Example(
            name: "CRLF and CR", text: "a,b\r\n1,2\r3,4", rows: [["a", "b"], ["1", "2"], ["3", "4"]], lines: [1, 2, 3]),
        Example(name: "empty cells", text: ",\n,b\n", rows: [["", ""], ["", "b"]], lines: [1, 2]),
        Example(name: "empty lines", text: "\n\na\n\r\nb\n", rows: [["a"], ["b"]], lines: [3, 5]),
        Example(
            name: "quotes with delimiters, quotes and line ends",
            text: "\"a,1\",\"say \"\"hi\"\"\"\n\"x\r\ny\nz\",w\nlast,row\n",
            rows: [["a,1", "say \"hi\""], ["x\r\ny\nz", "w"], ["last", "row"]], lines: [1, 2, 5]),
        Example(
            name: "a quote within a cell is a character", text: "5\" pipe,b\n", rows: [["5\" pipe", "b"]], lines: [1]),
        Example(name: "blanks around a cell go", text: " a ,\t b\n", rows: [["a", "b"]], lines: [1]),
        Example(
            name: "an empty quoted cell", text: "\"\",x\n\"\"\"\",y", rows: [["", "x"], ["\"", "y"]], lines: [1, 2]),
        Example(
            name: "text after a closing quote", text: "a,b\n\"x\"y,2\nc,d\n",
            rows: [["a", "b"], ["x", "2"], ["c", "d"]],
            lines: [1, 2, 3], faultyRows: [1]),
        Example(
            name: "a quote that is never closed costs one row", text: "a,b\n1,\"2\n3,4\n5,6\n",
            rows: [["a", "b"], [], ["3", "4"], ["5", "6"]], lines: [1, 2, 3, 4], faultyRows: [1]),
        Example(
            name: "other delimiter and quote", dialect: dialect(delimiter: ";", quote: "'"),
            text: "a;'b;''c'\n\"1\";2\n", rows: [["a", "b;'c"], ["\"1\"", "2"]], lines: [1, 2]),
        Example(
            name: "no quote", dialect: dialect(delimiter: "\t", quote: nil), text: "\"a\tb\"\n",
            rows: [["\"a", "b\""]],
            lines: [1]),
    ]

    @Test("rows, cells and lines come out whatever the chunks", arguments: examples)
    func rows(example: Example) {
        for size in [1, 2, 3, 5, 7, 1_000] {
            let rows = read(Array(example.text.utf8), example.dialect, chunk: size).rows
            for (place, row) in rows.enumerated() where example.faultyRows.contains(place) != (row.fault != nil) {
                Issue.record("row \(place): \(row.fault?.description ?? "no fault"), in chunks of \(size)")
            }
            #expect(rows.map(strings) == example.rows, "in chunks of \(size)")
            #expect(rows.map(\.line) == example.lines, "in chunks of \(size)")
        }
    }

    @Test("the rows' bytes, put together, are the file's", arguments: examples)
    func originals(example: Example) {
        let bytes = Array(example.text.utf8)
        let (rows, reader) = read(bytes, example.dialect, chunk: 3)
        let kept = rows.flatMap { reader.originalBytes(of: $0) }
        let lineEnds: Set<UInt8> = [0x0a, 0x0d]
        #expect(kept.filter { !lineEnds.contains($0) } == bytes.filter { !lineEnds.contains($0) })
    }

    @Test("memory stays bounded by the longest row, however long a line is")
    func bounded() {
        var reader = CSVReader(Self.dialect(maximumRowBytes: 1_000))
        var row = CSVRow()
        var faulty = 0
        var longest = 0
        for _ in 0..<200 {
            reader.append([UInt8](repeating: UInt8(ascii: "x"), count: 100)[...])
            while case .row = reader.next(&row) {
                faulty += row.fault == nil ? 0 : 1
                longest = max(longest, row.text.count)
            }
        }
        reader.append(Array("\na\n".utf8)[...])
        reader.finish()
        var rest: [[String]] = []
        while case .row = reader.next(&row) {
            if row.fault == nil { rest.append(strings(row)) }
        }
        #expect(faulty > 0)
        #expect(longest <= 1_100)
        #expect(rest == [["a"]])
    }

    private static func dialect(
        delimiter: Unicode.Scalar = ",", quote: Unicode.Scalar? = "\"", maximumRowBytes: Int = 100_000
    ) -> CSVDialect {
        var dialect = CSVDialect()
        dialect.delimiter = UInt8(ascii: delimiter)
        dialect.quote = quote.map { UInt8(ascii: $0) }
        dialect.maximumRowBytes = maximumRowBytes
        return dialect
    }
}

/// Reads a whole file in chunks of one size.
func read(_ bytes: [UInt8], _ dialect: CSVDialect = CSVDialect(), chunk: Int = 1_000) -> (
    rows: [CSVRow], reader: CSVReader
) {
    var reader = CSVReader(dialect)
    var rest = bytes[...]
    var rows: [CSVRow] = []
    var row = CSVRow()
    while true {
        switch reader.next(&row) {
        case .row: rows.append(row)
        case .end: return (rows, reader)
        case .needsMore:
            if rest.isEmpty { reader.finish() } else { reader.append(rest.prefix(chunk)) }
            rest = rest.dropFirst(chunk)
        }
    }
}

func strings(_ row: CSVRow) -> [String] {
    (0..<row.cellCount).map { String(decoding: row.cell($0) ?? [], as: UTF8.self) }
}
