import CloudEvents

/// Holds a JSON document to its message: every member a known field of the right type, at most once.
///
/// Whatever is wrong is left out of the copy, so that the rest can be read and checked in the same turn.
struct JSONShape {
    /// The document without what is wrong with it.
    private(set) var copy: [UInt8] = []

    init(_ document: JSONValue, _ message: String, _ findings: inout Findings) {
        copy.reserveCapacity(document.bytes.count)
        object(document, message, &findings)
    }

    private mutating func object(_ value: JSONValue, _ message: String, _ findings: inout Findings) {
        copy.append(UInt8(ascii: "{"))
        defer { copy.append(UInt8(ascii: "}")) }
        guard case .object(let members) = value.content, let schema = Schema.shared.message(message) else {
            return findings.add(.malformedValue, "", "is no JSON object", mend: "write {\"name\": value, ...}")
        }
        var seen: [FieldSchema] = []
        for member in members {
            guard let field = schema.field(named: member.name) else {
                Self.addUnknown(member, schema, &findings)
                continue
            }
            if let other = seen.first(where: { Self.exclude($0, field) }) {
                findings.add(
                    .malformedValue, field.jsonName,
                    other.number == field.number ? "is there more than once" : "stands beside \(other.jsonName)",
                    mend: other.number == field.number ? "write it once" : "write one of the two")
                continue
            }
            if case .null = member.value.content { continue }
            seen.append(field)
            append(member.value, as: field, &findings)
        }
    }

    /// Whether of two fields only one may be there: it is the same field, or they are of one choice.
    private static func exclude(_ first: FieldSchema, _ second: FieldSchema) -> Bool {
        first.number == second.number || (first.choice != nil && first.choice == second.choice)
    }

    private static func addUnknown(_ member: JSONMember, _ schema: MessageSchema, _ findings: inout Findings) {
        let nearest = NearestName.of(member.name, in: schema.fields.map(\.jsonName))
        findings.add(
            .malformedValue, member.printableName, "is no field that is known",
            mend: nearest.map { "did you mean \($0)?" }
                ?? "`leadrelay schema show` has an example; own fields go into custom")
    }

    private mutating func append(_ value: JSONValue, as field: FieldSchema, _ findings: inout Findings) {
        let start = copy.count
        if copy.last != UInt8(ascii: "{") { copy.append(UInt8(ascii: ",")) }
        copy.appendJSON(field.jsonName)
        copy.append(UInt8(ascii: ":"))
        var isWritten = false
        findings.inside(path: field.jsonName) { findings in
            isWritten = field.isRepeated ? list(value, field, &findings) : single(value, field, &findings)
        }
        if !isWritten { copy.removeSubrange(start...) }
    }

    private mutating func list(_ value: JSONValue, _ field: FieldSchema, _ findings: inout Findings) -> Bool {
        guard case .array(let elements) = value.content else {
            findings.add(.malformedValue, "", "is no list", mend: "write [ and ] around it")
            return false
        }
        copy.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            let start = copy.count
            if copy.last != UInt8(ascii: "[") { copy.append(UInt8(ascii: ",")) }
            var isWritten = false
            findings.inside(path: "[\(index)]") { isWritten = single(element, field, &$0) }
            if !isWritten { copy.removeSubrange(start...) }
        }
        copy.append(UInt8(ascii: "]"))
        return true
    }

    /// - Returns: whether a value was written.
    private mutating func single(_ value: JSONValue, _ field: FieldSchema, _ findings: inout Findings) -> Bool {
        if case .message(let name) = field.kind {
            guard case .object = value.content else {
                findings.add(.malformedValue, "", "is no JSON object", mend: "write {\"name\": value, ...}")
                return false
            }
            object(value, name, &findings)
            return true
        }
        switch JSONScalar.read(value, as: field.kind) {
        case .right(let bytes):
            copy.append(contentsOf: bytes)
            return true
        case .wrong(let problem, let mend):
            findings.add(.malformedValue, "", problem, mend: mend)
            return false
        }
    }
}
