import YAMLSource

extension MappingCompiler {
    mutating func csv(_ entry: YAMLSection.Entry) {
        guard var section = reader.section(entry.value, "csv", line: entry.line) else { return }
        if let entry = section.take("delimiter"), let byte = character(entry, words: ["tab": UInt8(ascii: "\t")]) {
            dialect.delimiter = byte
        }
        if let entry = section.take("quote"), let text = reader.text(entry) {
            dialect.quote = text == "none" ? nil : character(entry, words: [:])
        }
        if let entry = section.take("encoding"), let text = reader.text(entry) {
            if let encoding = TextEncoding(rawValue: text.lowercased()) {
                dialect.encoding = encoding
            } else {
                let names = TextEncoding.allCases.map(\.rawValue)
                reader.note(entry.line, "encoding is one of \(names.joined(separator: ", "))")
            }
        }
        if let entry = section.take("decimal"), let text = reader.text(entry) {
            if let mark = text.utf8.first.flatMap(DecimalMark.init), text.utf8.count == 1 {
                dialect.decimalMark = mark
            } else {
                reader.note(entry.line, #"decimal is "." or ",""#)
            }
        }
        reader.close(section)
        if dialect.quote == dialect.delimiter { reader.note(entry.line, "delimiter and quote are the same") }
    }

    private mutating func character(_ entry: YAMLSection.Entry, words: [String: UInt8]) -> UInt8? {
        guard let text = reader.text(entry) else { return nil }
        if let byte = words[text] { return byte }
        guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80, byte != 0x0a, byte != 0x0d, byte != 0
        else {
            reader.note(entry.line, "\(entry.key) is one ASCII character, in quotes")
            return nil
        }
        return byte
    }

    mutating func defaultDates(_ entry: YAMLSection.Entry) {
        guard var section = reader.section(entry.value, "dates", line: entry.line) else { return }
        dates = dateRule(&section)
        reader.close(section)
    }

    /// The dates that `format` and `zone` of a section say, by default those of the document.
    mutating func dateRule(_ section: inout YAMLSection) -> DateRule {
        var rule = dates
        if let entry = section.take("format") {
            let texts = texts(entry)
            rule.formats = texts.compactMap { text in
                let format = DateFormat(text)
                if format == nil {
                    reader.note(entry.line, "format is iso, unix, unix-ms, or a pattern like dd/MM/yyyy HH:mm:ss")
                }
                return format
            }
            rule.description = texts.joined(separator: " or ")
        }
        if let entry = section.take("zone"), let name = reader.text(entry) { rule.zone = zone(name, line: entry.line) }
        return rule
    }
}
