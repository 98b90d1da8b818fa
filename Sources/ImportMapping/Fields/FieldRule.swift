/// How one field of a payload is filled.
struct FieldRule: Sendable {
    enum Content: Sendable {
        /// Wire format, with the field's tag.
        case constant([UInt8])
        case cell(CellRule, CellEncoding)
        /// Several cells in one: what lies between the separators, each an element.
        case list(CellRule, CellEncoding, separator: UInt8)
        case message([FieldRule], Presence)
    }

    /// When a message is there at all.
    enum Presence: Sendable {
        /// No column goes into it.
        case always
        /// One of its columns is not empty.
        case anyColumn
        /// The column of its first field is not empty.
        case firstField
    }

    let number: Int
    let content: Content
}

/// What a rule wrote.
enum Written: Comparable, Sendable {
    case nothing, constant, value
}

extension FieldRule {
    /// Writes the field as the row says.
    ///
    /// - Throws: ``RowFault`` for a cell that does not fit the field.
    func write(_ reading: inout RowReading, to writer: inout WireWriter) throws(RowFault) -> Written {
        switch content {
        case .constant(let bytes):
            writer.append(written: bytes)
            return .constant
        case .cell(let rule, let encoding):
            guard let cell = try reading.value(of: rule) else { return .nothing }
            try encoding.write(cell, field: number, rule.column, &reading, to: &writer)
            return .value
        case .list(let rule, let encoding, let separator):
            guard let cell = try reading.value(of: rule) else { return .nothing }
            for element in cell.split(separator: separator) {
                let trimmed = CSVRow.trimmed(element)
                if !trimmed.isEmpty {
                    try encoding.write(trimmed, field: number, rule.column, &reading, to: &writer)
                }
            }
            return .value
        case .message(let rules, let presence):
            var result = Written.nothing
            try writer.append(field: number) { writer throws(RowFault) in
                result = try Self.write(rules, presence, &reading, to: &writer)
                return result != .nothing
            }
            return result
        }
    }

    private static func write(
        _ rules: [FieldRule], _ presence: Presence, _ reading: inout RowReading, to writer: inout WireWriter
    ) throws(RowFault) -> Written {
        var most = Written.nothing
        for (place, rule) in rules.enumerated() {
            let written = try rule.write(&reading, to: &writer)
            if place == 0, case .firstField = presence, written == .nothing { return .nothing }
            most = max(most, written)
        }
        switch presence {
        case .always, .firstField: return most
        case .anyColumn: return most == .value ? .value : .nothing
        }
    }
}
