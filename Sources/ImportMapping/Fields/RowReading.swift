import CloudEvents

/// One row under a mapping: finds the cells of the columns that rules name.
struct RowReading: Sendable {
    var row = CSVRow()
    /// Place in the row of each of the mapping's columns.
    let places: [Int]
    /// Cells that count as empty beside those that are.
    let emptyWords: Set<[UInt8]>
    let decimalMark: DecimalMark
    var zones: [ZoneTable]

    /// A cell's content; empty where the file says that it is.
    func cell(_ slot: Int) -> ArraySlice<UInt8> {
        guard let cell = row.cell(places[slot]), !cell.isEmpty else { return [] }
        return !emptyWords.isEmpty && emptyWords.contains(Array(cell)) ? [] : cell
    }

    /// `nil`: empty.
    func value(of rule: CellRule) throws(RowFault) -> ArraySlice<UInt8>? {
        let cell = cell(rule.slot)
        guard let values = rule.values else { return cell.isEmpty ? nil : cell }
        return values.value(for: cell)
    }

    /// The instant that a cell names.
    mutating func instant(_ cell: ArraySlice<UInt8>, _ dates: DateRule, _ column: String) throws(RowFault) -> Instant {
        for format in dates.formats {
            if let local = format.read(cell) { return zones[dates.zone].instant(of: local) }
        }
        throw RowFault(column: column, "no date of the format \(dates.description)")
    }
}

/// How a column's dates are written.
struct DateRule: Hashable, Sendable {
    /// Tried in their order; at least one.
    var formats: [DateFormat]
    /// As the document has them.
    var description: String
    /// Place in the mapping's list of zones.
    var zone: Int
}
