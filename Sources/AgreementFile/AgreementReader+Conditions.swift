import LeadEvents
import YAMLSource
import Yams

extension AgreementReader {
    /// The condition that a rule's entries say: a field, and what it shall hold.
    mutating func condition(_ section: inout YAMLSection) -> Agreement.Condition? {
        var field: LeadField?
        if let entry = section.take("field") {
            field = self.field(entry)
        } else {
            note(section.line, section.field, "field is missing, for example person.country")
        }
        let tests = [section.take("one_of"), section.take("at_least"), section.take("known")].compactMap { $0 }
        guard let entry = tests.first, tests.count == 1 else {
            note(section.line, section.field, "takes one of: one_of: [...], at_least: number, known: true")
            return nil
        }
        let test = test(entry, of: field)
        guard let field, let test else { return nil }
        return Agreement.Condition(field: field, test: test)
    }

    private mutating func test(_ entry: YAMLSection.Entry, of field: LeadField?) -> Agreement.Condition.Test? {
        if entry.field.hasSuffix(".one_of") {
            let names = names(entry)
            if names.isEmpty, entry.value.sequence != nil { note(entry.line, entry.field, "takes at least one value") }
            if field == .timeZone { checkTimeZones(entry) }
            return .isOneOf(names)
        }
        if entry.field.hasSuffix(".at_least") {
            if let field, field != .size {
                note(entry.line, entry.field, "compares numbers, and \(field.rawValue) is none; account.size is one")
            }
            return read(entry, .whole(0...Int64(UInt32.max))).map { .isAtLeast($0) }
        }
        let rule = ValueRule<Bool>(expectation: "true") { $0 == "true" ? true : nil }
        return read(entry, rule).map { _ in .isKnown }
    }

    /// No lead would ever match a zone that does not exist.
    private mutating func checkTimeZones(_ entry: YAMLSection.Entry) {
        guard let isTimeZone else { return }
        for node in entry.value.sequence ?? [] {
            guard let name = node.scalar?.string, !isTimeZone(name) else { continue }
            note(
                node.mark?.line ?? entry.line, entry.field,
                "\(name) is no time zone of the IANA database, for example America/Sao_Paulo")
        }
    }

    /// Fields of a list, each once.
    mutating func fields(_ entry: YAMLSection.Entry) -> [LeadField] {
        names(entry).compactMap { field(named: $0, line: entry.line, entry.field) }
    }

    private mutating func field(_ entry: YAMLSection.Entry) -> LeadField? {
        read(entry, .name).flatMap { field(named: $0, line: entry.line, entry.field) }
    }

    private mutating func field(named name: String, line: Int, _ path: String) -> LeadField? {
        if let field = LeadField(rawValue: name) { return field }
        let names = LeadField.allCases.map(\.rawValue)
        let hint =
            NearestName.of(name, in: names).map { "did you mean \($0)?" }
            ?? "known are \(names.joined(separator: ", "))"
        note(line, path, "\(name) is no field of a lead; \(hint)")
        return nil
    }
}
