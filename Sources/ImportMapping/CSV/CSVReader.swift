/// Reads the rows of a CSV file (RFC 4180, any delimiter and quote) from chunks of its bytes.
///
/// Memory: one row and one chunk. Empty lines are no rows. A quote that is never closed costs one row: its first line is
/// the faulty row, and reading goes on with the next.
package struct CSVReader {
    package enum Progress: Sendable {
        case row
        /// Append a chunk, or say that there is none.
        case needsMore
        case end
    }

    private let dialect: CSVDialect
    private var scanner: CSVScanner
    private var transcoder: TextTranscoder?
    /// Bytes that are too few to tell a byte order mark.
    private var head: [UInt8] = []
    /// What the file began with; empty where that was no mark.
    package private(set) var byteOrderMark: [UInt8] = []
    private var text: [UInt8] = []
    private var position = 0
    private var line = 1
    private var isFinished = false
    /// Whether what comes next belongs to a line that was found faulty already.
    private var isInFaultyLine = false

    package init(_ dialect: CSVDialect) {
        self.dialect = dialect
        scanner = CSVScanner(dialect)
    }

    /// The encoding that the file turned out to have.
    package var encoding: TextEncoding { transcoder?.encoding ?? dialect.encoding }

    /// The bytes that the file has for a row's text.
    package func originalBytes(of row: CSVRow) -> [UInt8] { TextTranscoder.bytes(of: row.text, in: encoding) }

    /// Takes the next bytes of the file.
    package mutating func append(_ chunk: ArraySlice<UInt8>) {
        text.removeSubrange(..<position)
        position = 0
        guard transcoder == nil else {
            transcoder?.append(chunk, to: &text)
            return
        }
        head.append(contentsOf: chunk)
        if head.count >= 3 { begin() }
    }

    /// Says that there are no more bytes.
    package mutating func finish() {
        if transcoder == nil { begin() }
        transcoder?.finish(&text)
        isFinished = true
    }

    private mutating func begin() {
        let mark = TextEncoding.announced(by: head)
        var transcoder = TextTranscoder(mark?.encoding ?? dialect.encoding)
        byteOrderMark = Array(head.prefix(mark?.length ?? 0))
        transcoder.append(head.dropFirst(byteOrderMark.count), to: &text)
        self.transcoder = transcoder
        head = []
    }

    /// Reads the next row into `row`, whose storage is used again.
    package mutating func next(_ row: inout CSVRow) -> Progress {
        while true {
            guard position < text.count else { return isFinished ? .end : .needsMore }
            if isInFaultyLine {
                takeFirstLine(&row, fault: "the row began before; it is too long")
                return .row
            }
            let scan = text.withUnsafeBufferPointer { buffer in
                scanner.scan(
                    UnsafeBufferPointer(rebasing: buffer[position...]), isLast: isFinished, cells: &row.cells)
            }
            switch scan {
            case .needsMore where text.count - position <= dialect.maximumRowBytes: return .needsMore
            case .needsMore:
                let limit = dialect.maximumRowBytes / 1_024
                takeFirstLine(&row, fault: "the row is longer than \(limit) KiB; is a quote opened and never closed?")
            case .unclosed: takeFirstLine(&row, fault: "a quote is opened and never closed; close it, or double it")
            case .row(let length, let lineEnds, let fault):
                take(length, lineEnds, into: &row)
                row.fault = fault.map { column in
                    RowFault(column: "\(column)", "text follows the closing quote; double the quotes inside the cell")
                }
                if row.cells.count == 1, row.cells[0].start == row.cells[0].end, fault == nil { continue }
            }
            return .row
        }
    }

    private mutating func take(_ length: Int, _ lineEnds: Int, into row: inout CSVRow) {
        row.text.removeAll(keepingCapacity: true)
        row.text.append(contentsOf: text[position..<(position + length)])
        row.line = line
        row.quote = dialect.quote ?? 0
        position += length
        line += lineEnds
    }

    private mutating func takeFirstLine(_ row: inout CSVRow, fault: String) {
        let rest = text[position...]
        let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? rest.endIndex
        let isPair = rest[end...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
        isInFaultyLine = end == rest.endIndex && !isFinished
        take(min(end + (isPair ? 2 : 1), rest.endIndex) - position, end < rest.endIndex ? 1 : 0, into: &row)
        row.cells = []
        row.fault = RowFault(fault)
    }
}
