/// Where a value comes from: a column, by way of a table of values where there is one.
struct CellRule: Sendable {
    /// Place in the mapping's list of columns.
    let slot: Int
    /// The column's name, for messages.
    let column: String
    let values: ValueTable?
}

/// Puts one value in place of another.
struct ValueTable: Sendable {
    /// `nil`: the cell counts as empty.
    var replacements: [[UInt8]: [UInt8]?] = [:]
    /// For a cell that is not listed; outer `nil`: it stays as it is.
    var otherwise: [UInt8]??

    func value(for cell: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if let replacement = replacements[Array(cell)] { return replacement?[...] }
        if let otherwise { return otherwise?[...] }
        return cell.isEmpty ? nil : cell
    }
}
