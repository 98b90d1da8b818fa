import LeadEvents

/// One row for each lead, in an array, so that a million of them cost little more than their own bytes.
struct LeadTable<Row: Sendable>: Sendable {
    private var indices: [LeadID: Int32] = [:]
    private(set) var rows: [(lead: LeadID, row: Row)] = []

    var count: Int { rows.count }

    subscript(_ lead: LeadID) -> Row? {
        guard let index = indices[lead] else { return nil }
        return rows[Int(index)].row
    }

    /// Changes the lead's row, or the one made for it where there is none.
    mutating func update(_ lead: LeadID, orInsert fresh: @autoclosure () -> Row, _ change: (inout Row) -> Void) {
        if let index = indices[lead] {
            change(&rows[Int(index)].row)
        } else {
            var row = fresh()
            change(&row)
            indices[lead] = Int32(clamping: rows.count)
            rows.append((lead, row))
        }
    }
}
