import LeadEvents
import SwiftProtobuf
import YAMLSource
import Yams

extension MappingCompiler {
    /// The rules for the fields of a message. Names may be paths: `person.email` is `email` within `person`.
    mutating func fields(_ entries: [YAMLSection.Entry], of shape: MessageShape, path: String) -> [FieldRule] {
        var groups: [(name: String, entries: [YAMLSection.Entry])] = []
        for entry in entries {
            let parts = entry.key.split(separator: ".", maxSplits: 1).map(String.init)
            let rest = YAMLSection.Entry(
                key: parts.count > 1 ? parts[1] : "", line: entry.line, value: entry.value)
            let name = parts.first ?? ""
            if let place = groups.firstIndex(where: { $0.name == name }) {
                groups[place].entries.append(rest)
            } else {
                groups.append((name, [rest]))
            }
        }
        return groups.flatMap { group -> [FieldRule] in
            guard let field = shape[group.name] else {
                let nearest = hint(group.name, shape.fields.map(\.name))
                reader.note(group.entries[0].line, "there is no field \(path)\(group.name)\(nearest)")
                return []
            }
            return rules(for: field, group.entries, path: path + field.name)
        }
    }

    private mutating func rules(
        for field: MessageShape.Field, _ entries: [YAMLSection.Entry], path: String
    ) -> [FieldRule] {
        switch field.kind {
        case .message(let type):
            let messages = field.isRepeated ? elements(entries, of: type, path) : [merged(entries, of: type, path)]
            return messages.map { FieldRule(number: field.number, content: .message($0, FieldRule.presence(of: $0))) }
        case .customField: return customFields(entries, field, path)
        default:
            if let deeper = entries.first(where: { !$0.key.isEmpty }) {
                reader.note(deeper.line, "\(path) has no field \(deeper.key)")
                return []
            }
            if entries.count > 1 { reader.note(entries[1].line, "\(path) is set twice") }
            let nodes = field.isRepeated ? reader.list(entries[0].value) : [entries[0].value]
            return nodes.compactMap { value($0, of: field, path: path, line: entries[0].line) }
        }
    }

    /// The fields of one message, from entries that name it whole or by path.
    private mutating func merged(
        _ entries: [YAMLSection.Entry], of type: any Message.Type, _ path: String
    ) -> [FieldRule] {
        let inner = entries.flatMap { entry -> [YAMLSection.Entry] in
            guard entry.key.isEmpty else { return [entry] }
            return reader.section(entry.value, path, line: entry.line)?.entries ?? []
        }
        let rules = fields(inner, of: MessageShape(type), path: path + ".")
        if type is Identity.Type, Set(rules.map(\.number)).count > 1 {
            reader.note(entries[0].line, "an identity is one of email, phone, external_id, anonymous_id; write a list")
        }
        return rules
    }

    /// The messages of a repeated field: those of each list, and one of all paths.
    private mutating func elements(
        _ entries: [YAMLSection.Entry], of type: any Message.Type, _ path: String
    ) -> [[FieldRule]] {
        let paths = entries.filter { !$0.key.isEmpty }
        let whole = entries.filter(\.key.isEmpty).flatMap { entry in
            reader.list(entry.value).map { element($0, of: type, path: path, line: entry.line) }
        }
        return whole + (paths.isEmpty ? [] : [merged(paths, of: type, path)])
    }

    /// The fields of one message of a list.
    mutating func element(_ node: Node, of type: any Message.Type, path: String, line: Int) -> [FieldRule] {
        let line = node.mark?.line ?? line
        return merged([YAMLSection.Entry(key: "", line: line, value: node)], of: type, path)
    }

    /// Custom fields: the names are the company's own. Written in the order of their keys, as the schema asks.
    private mutating func customFields(
        _ entries: [YAMLSection.Entry], _ field: MessageShape.Field, _ path: String
    ) -> [FieldRule] {
        let inner = entries.flatMap { entry -> [YAMLSection.Entry] in
            guard entry.key.isEmpty else { return [entry] }
            return reader.section(entry.value, path, line: entry.line)?.entries ?? []
        }.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
        let value = MessageShape.Field(name: "value", number: 2, kind: .string, isRepeated: false)
        var rules: [FieldRule] = []
        for (place, entry) in inner.enumerated() {
            if place > 0, inner[place - 1].key == entry.key {
                reader.note(entry.line, "\(path).\(entry.key) is set twice")
            }
            var key = WireWriter()
            key.append(field: 1, content: entry.key.utf8)
            let content = self.value(entry.value, of: value, path: "\(path).\(entry.key)", line: entry.line)
            guard let content else { continue }
            let parts = [FieldRule(number: 1, content: .constant(key.bytes)), content]
            rules.append(FieldRule(number: field.number, content: .message(parts, FieldRule.presence(of: parts))))
        }
        return rules
    }
}

extension FieldRule {
    var usesColumns: Bool {
        switch content {
        case .constant: false
        case .cell, .list: true
        case .message(let rules, _): rules.contains(where: \.usesColumns)
        }
    }

    static func presence(of rules: [FieldRule]) -> Presence {
        rules.contains(where: \.usesColumns) ? .anyColumn : .always
    }
}
