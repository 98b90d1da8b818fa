import CloudEvents

/// How a cell becomes a field's value.
enum CellEncoding: Sendable {
    case string, bool
    /// Whole numbers from `minimum` on that fit `maximum`.
    case integer(minimum: Int64, maximum: UInt64)
    case enumeration(EnumNames)
    case timestamp(DateRule)
    case duration
    /// Fields 2 and 3 of Money; the rule stands inside its message.
    case moneyAmount

    static let int32 = CellEncoding.integer(minimum: Int64(Int32.min), maximum: UInt64(Int32.max))
    static let int64 = CellEncoding.integer(minimum: .min, maximum: UInt64(Int64.max))
    static let uint32 = CellEncoding.integer(minimum: 0, maximum: UInt64(UInt32.max))
    static let uint64 = CellEncoding.integer(minimum: 0, maximum: UInt64(Int64.max))

    /// Writes one field.
    ///
    /// - Throws: ``RowFault`` that says what the cell should be, and does not quote it.
    func write(
        _ cell: ArraySlice<UInt8>, field: Int, _ column: String, _ reading: inout RowReading,
        to writer: inout WireWriter
    ) throws(RowFault) {
        switch self {
        case .string:
            guard Self.isText(cell) else {
                throw RowFault(column: column, "the text is not UTF-8; name the file's encoding under csv")
            }
            writer.append(field: field, content: cell)
        case .bool:
            guard let value = Self.bool(cell) else { throw RowFault(column: column, "neither true nor false") }
            writer.append(field: field, varint: value ? 1 : 0)
        case .integer(let minimum, let maximum):
            guard let number = DecimalNumber(cell, mark: reading.decimalMark), number.nanos == 0,
                number.units >= minimum, number.units < 0 || UInt64(number.units) <= maximum
            else { throw RowFault(column: column, "no whole number from \(minimum) to \(maximum)") }
            writer.append(field: field, varint: UInt64(bitPattern: number.units))
        case .enumeration(let names):
            guard let number = names.number(of: cell) else {
                throw RowFault(column: column, "none of \(names.choices.joined(separator: ", "))")
            }
            writer.append(field: field, varint: UInt64(number))
        case .timestamp(let dates):
            let milliseconds = try reading.instant(cell, dates, column).milliseconds
            let seconds = milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
            let nanos = Int32(milliseconds - seconds * 1_000) * 1_000_000
            Self.write(seconds, nanos, fields: (1, 2), as: field, to: &writer)
        case .duration:
            let number = try Self.decimal(cell, column, reading)
            Self.write(number.units, number.nanos, fields: (1, 2), as: field, to: &writer)
        case .moneyAmount:
            let number = try Self.decimal(cell, column, reading)
            Self.write(number.units, number.nanos, fields: (2, 3), to: &writer)
        }
    }

    private static func decimal(
        _ cell: ArraySlice<UInt8>, _ column: String, _ reading: RowReading
    ) throws(RowFault) -> DecimalNumber {
        guard let number = DecimalNumber(cell, mark: reading.decimalMark) else {
            let mark = reading.decimalMark == .comma ? "comma" : "point"
            throw RowFault(column: column, "no number with a decimal \(mark)")
        }
        return number
    }

    private static func write(
        _ units: Int64, _ nanos: Int32, fields: (Int, Int), as field: Int, to writer: inout WireWriter
    ) {
        writer.append(field: field) { writer in
            write(units, nanos, fields: fields, to: &writer)
            return true
        }
    }

    private static func write(_ units: Int64, _ nanos: Int32, fields: (Int, Int), to writer: inout WireWriter) {
        if units != 0 { writer.append(field: fields.0, varint: UInt64(bitPattern: units)) }
        if nanos != 0 { writer.append(field: fields.1, varint: UInt64(bitPattern: Int64(nanos))) }
    }

    private static func isText(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.allSatisfy { $0 < 0x80 } || String(validating: cell, as: UTF8.self) != nil
    }

    private static func bool(_ cell: ArraySlice<UInt8>) -> Bool? {
        switch String(decoding: cell, as: UTF8.self).lowercased() {
        case "true", "yes", "y", "t", "1": true
        case "false", "no", "n", "f", "0": false
        default: nil
        }
    }
}
