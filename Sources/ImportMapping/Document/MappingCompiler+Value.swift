import YAMLSource
import Yams

extension MappingCompiler {
    /// The rule for a field that one value fills: the name of a column, or a section with `column` or `constant`.
    mutating func value(_ node: Node, of field: MessageShape.Field, path: String, line: Int) -> FieldRule? {
        let line = node.mark?.line ?? line
        guard node.mapping != nil else {
            guard let column = reader.text(node, path, line: line) else { return nil }
            if case .money = field.kind {
                reader.note(line, "\(path) needs its currency: {column: \(column), currency: EUR}")
            }
            guard let encoding = encoding(field.kind, dates, path, line) else { return nil }
            return FieldRule(number: field.number, content: .cell(rule(column, nil, path), encoding))
        }
        guard var section = reader.section(node, path, line: line) else { return nil }
        defer { reader.close(section) }
        if case .money = field.kind { return money(&section, field, path: path, line: line) }
        var dates = dates
        if case .timestamp = field.kind { dates = dateRule(&section) }
        guard let encoding = encoding(field.kind, dates, path, line) else { return nil }
        return value(&section, number: field.number, encoding, isRepeated: field.isRepeated, path: path, line: line)
    }

    private mutating func value(
        _ section: inout YAMLSection, number: Int, _ encoding: CellEncoding, isRepeated: Bool, path: String, line: Int
    ) -> FieldRule? {
        let (column, constant) = (section.take("column"), section.take("constant"))
        let values = section.take("map").flatMap { valueTable($0, encoding, path) }
        let separator = isRepeated ? section.take("split") : nil
        switch (column, constant) {
        case (let column?, nil):
            guard let name = reader.text(column) else { return nil }
            let rule = rule(name, values, path)
            guard let separator else { return FieldRule(number: number, content: .cell(rule, encoding)) }
            guard let text = reader.text(separator), let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80
            else {
                reader.note(separator.line, "split is one ASCII character")
                return nil
            }
            return FieldRule(number: number, content: .list(rule, encoding, separator: byte))
        case (nil, let constant?):
            guard let text = reader.text(constant) else { return nil }
            let bytes = encoded(text, number: number, encoding, path, constant.line)
            return FieldRule(number: number, content: .constant(bytes))
        default:
            reader.note(line, "\(path) takes column or constant, one of the two")
            return nil
        }
    }

    /// An amount from one column, with a currency that is said here or stands in another.
    private mutating func money(
        _ section: inout YAMLSection, _ field: MessageShape.Field, path: String, line: Int
    ) -> FieldRule? {
        let amount = value(&section, number: 2, .moneyAmount, isRepeated: false, path: path, line: line)
        guard let currency = section.take("currency") else {
            reader.note(line, "\(path) needs its currency: {column: price, currency: EUR}")
            return nil
        }
        let code: FieldRule?
        if currency.value.mapping != nil, var inner = reader.section(currency.value, "currency", line: line) {
            code = value(&inner, number: 1, .string, isRepeated: false, path: path + ".currency", line: currency.line)
            reader.close(inner)
        } else {
            code = reader.text(currency).map { text in
                FieldRule(number: 1, content: .constant(encoded(text, number: 1, .string, path, currency.line)))
            }
        }
        guard let amount, let code else { return nil }
        return FieldRule(number: field.number, content: .message([amount, code], .firstField))
    }

    private mutating func rule(_ column: String, _ values: ValueTable?, _ path: String) -> CellRule {
        columnsOfField[path, default: []].insert(column)
        return cellRule(column, values: values)
    }

    /// A section from cells to values: `~` counts as empty, `*` stands for every cell that is not listed.
    private mutating func valueTable(_ entry: YAMLSection.Entry, _ encoding: CellEncoding, _ path: String)
        -> ValueTable?
    {
        guard let section = reader.section(entry.value, "map", line: entry.line) else { return nil }
        var table = ValueTable()
        for entry in section.entries {
            let value = reader.isNull(entry.value) ? nil : reader.text(entry)
            if let value { _ = encoded(value, number: 1, encoding, path, entry.line) }
            let bytes = value.map { Array($0.utf8) }
            if entry.key == "*" {
                table.otherwise = .some(bytes)
            } else {
                table.replacements.updateValue(bytes, forKey: Array(entry.key.utf8))
            }
        }
        return table
    }

    /// A value of the document as the field has it; notes a fault where it does not fit.
    private mutating func encoded(
        _ text: String, number: Int, _ encoding: CellEncoding, _ path: String, _ line: Int
    ) -> [UInt8] {
        if path.hasSuffix("time_zone"), !ZoneTable.isName(text) {
            reader.note(line, "\(path): \(text) is no time zone of the IANA database, for example America/Sao_Paulo")
        }
        var writer = WireWriter()
        var reading = RowReading(places: [], emptyWords: [], decimalMark: dialect.decimalMark, zones: zones)
        do throws(RowFault) {
            try encoding.write(Array(text.utf8)[...], field: number, path, &reading, to: &writer)
        } catch {
            reader.note(line, "\(path): \(error.problem)")
        }
        return writer.bytes
    }

    private mutating func encoding(
        _ kind: FieldKind, _ dates: DateRule, _ path: String, _ line: Int
    ) -> CellEncoding? {
        switch kind {
        case .string: return .string
        case .bool: return .bool
        case .int32: return .int32
        case .int64: return .int64
        case .uint32: return .uint32
        case .uint64: return .uint64
        case .enumeration(let type): return .enumeration(EnumNames(type))
        case .timestamp: return .timestamp(dates)
        case .duration: return .duration
        case .money: return .moneyAmount
        case .customField, .message, .unsupported:
            reader.note(line, "\(path) cannot be filled from a file")
            return nil
        }
    }
}
