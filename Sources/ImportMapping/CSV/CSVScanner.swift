/// Finds the cells of the row that begins at the start of a buffer.
struct CSVScanner {
    enum Scan {
        /// Bytes with the line end, line ends within, and the number (from 1) of a cell with text after its closing quote.
        case row(length: Int, lineEnds: Int, faultyCell: Int?)
        /// The buffer ends before the row does.
        case needsMore
        /// The file ends inside quotes.
        case unclosed
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let delimiter: UInt8
    /// 0 where nothing is quoted: a NUL at the start of a cell is no text anyway.
    private let quote: UInt8

    init(_ dialect: CSVDialect) {
        delimiter = dialect.delimiter
        quote = dialect.quote ?? 0
    }

    func scan(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, cells: inout [CSVRow.Cell]) -> Scan {
        cells.removeAll(keepingCapacity: true)
        var position = 0
        var lineEnds = 0
        var faultyCell: Int?
        while true {
            var cell = CSVRow.Cell(start: position, end: position, hasDoubledQuotes: false)
            if quote != 0, position < bytes.count, bytes[position] == quote {
                guard let close = closingQuote(bytes, &cell, &lineEnds) else { return isLast ? .unclosed : .needsMore }
                cell.end = close
                position = endOfCell(bytes, close + 1)
                if position > close + 1, faultyCell == nil { faultyCell = cells.count + 1 }
            } else {
                position = endOfCell(bytes, position)
                cell.end = position
            }
            // A carriage return at the very end may be half of a line end.
            guard
                isLast || position + 1 < bytes.count
                    || (position < bytes.count && bytes[position] != Self.carriageReturn)
            else { return .needsMore }
            cells.append(cell)
            guard position < bytes.count, bytes[position] == delimiter else { break }
            position += 1
        }
        let length = position + lengthOfLineEnd(bytes, position)
        return .row(length: length, lineEnds: lineEnds + (length > position ? 1 : 0), faultyCell: faultyCell)
    }

    /// The place of the quote that closes the cell; its start moves past the opening one.
    private func closingQuote(
        _ bytes: UnsafeBufferPointer<UInt8>, _ cell: inout CSVRow.Cell, _ lineEnds: inout Int
    ) -> Int? {
        cell.start += 1
        var position = cell.start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote {
                guard position + 1 < bytes.count, bytes[position + 1] == quote else { return position }
                cell.hasDoubledQuotes = true
                position += 1
            } else if byte == Self.lineFeed {
                lineEnds += 1
            } else if byte == Self.carriageReturn, position + 1 < bytes.count, bytes[position + 1] != Self.lineFeed {
                lineEnds += 1
            }
            position += 1
        }
        return nil
    }

    private func endOfCell(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != delimiter, bytes[position] != Self.lineFeed,
            bytes[position] != Self.carriageReturn
        {
            position += 1
        }
        return position
    }

    private func lengthOfLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        guard position < bytes.count else { return 0 }
        let isPair =
            bytes[position] == Self.carriageReturn && position + 1 < bytes.count
            && bytes[position + 1] == Self.lineFeed
        return isPair ? 2 : 1
    }
}
