import CloudEvents

/// A field inside events' payloads, as people name it: `origin.channel`, or `form_id`.
package struct PayloadField: Sendable, Hashable {
    /// The two names of each step: in JSON and in the schema.
    private let steps: [[String]]
    /// The only values that it can have; `nil`: any.
    private let known: [String]?

    /// - Parameter types: the events that shall have it; empty: any of the catalogue.
    /// - Throws: where none of them has it; the fault names the nearest one, or all that the types have.
    package init(path: String, of types: [EventType] = []) throws(EventFault) {
        let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let messages = (types.isEmpty ? EventType.allCases : types).map { Catalogue[$0].messageName }
        let found = messages.compactMap { Self.find(names[...], in: $0) }
        guard let first = found.first else { throw Self.unknown(path, of: types, messages) }
        steps = first.steps
        known = found.allSatisfy { $0.known != nil } ? found.flatMap { $0.known ?? [] } : nil
    }

    /// - Throws: where the field never has this value; the fault names the nearest one that it can have.
    package func check(_ value: String) throws(EventFault) {
        guard let known, !known.contains(value) else { return }
        throw EventFault(
            .invalidValue, field: steps.compactMap(\.last).joined(separator: "."),
            problem: "is never \(value.prefix(64))",
            mend: NearestName.of(value, in: known).map { "did you mean \($0)?" }
                ?? "write one of \(known.joined(separator: ", "))")
    }

    private static func unknown(_ path: String, of types: [EventType], _ messages: [String]) -> EventFault {
        let known = messages.flatMap { paths(in: $0) }
        let all = known.reduce(into: [String]()) { all, name in
            if !all.contains(name) { all.append(name) }
        }
        let shown =
            types.isEmpty
            ? "`leadrelay schema show TYPE` prints an event with its fields"
            : "there are \(all.joined(separator: ", "))"
        return EventFault(
            .invalidValue, field: path,
            problem: types.isEmpty
                ? "is no field of any event" : "is no field of \(types.map(\.shortName).joined(separator: " or "))",
            mend: NearestName.of(path, in: known).map { "did you mean \($0)?" } ?? shown)
    }

    /// What stands there, as text; several where the field, or one on the way to it, is a list; empty where it is not set.
    package func values(in payload: EventPayload) -> [String] {
        let json = EventCodec.encode(payload, as: .json)
        guard let document = try? JSONParser.parse(json[...], maximumDepth: EventCodec.maximumDepth + 1) else {
            return []
        }
        return steps.reduce([document]) { values, names in values.flatMap { Self.members($0, names) } }
            .flatMap { Self.elements($0) }.map(Self.text)
    }

    private static func members(_ value: JSONValue, _ names: [String]) -> [JSONValue] {
        elements(value).flatMap { element -> [JSONValue] in
            guard case .object(let members) = element.content else { return [] }
            return members.filter { names.contains($0.name) }.map(\.value)
        }
    }

    private static func elements(_ value: JSONValue) -> [JSONValue] {
        guard case .array(let elements) = value.content else { return [value] }
        return elements
    }

    private static func text(_ value: JSONValue) -> String {
        guard case .string(let text) = value.content else { return String(decoding: value.bytes, as: UTF8.self) }
        return text
    }

    private static func find(
        _ names: ArraySlice<String>, in message: String
    ) -> (steps: [[String]], known: [String]?)? {
        guard let name = names.first, let field = Schema.shared.message(message)?.field(named: name) else { return nil }
        let step = [field.jsonName, field.name]
        guard names.count > 1 else { return ([step], field.kind.values) }
        guard case .message(let inner) = field.kind, let rest = find(names.dropFirst(), in: inner) else { return nil }
        return ([step] + rest.steps, rest.known)
    }

    /// The fields of a message and those of its messages, two deep.
    private static func paths(in message: String, deep: Int = 2) -> [String] {
        (Schema.shared.message(message)?.fields ?? []).flatMap { field -> [String] in
            guard deep > 1, case .message(let inner) = field.kind else { return [field.name] }
            return [field.name] + paths(in: inner, deep: deep - 1).map { "\(field.name).\($0)" }
        }
    }
}

extension FieldSchema.Kind {
    /// The values that there are, where they are few.
    fileprivate var values: [String]? {
        switch self {
        case .enumeration(let name): Schema.shared.enumeration(name)?.names
        case .boolean: ["true", "false"]
        case .text, .bytes, .integer, .unsigned, .timestamp, .duration, .message: nil
        }
    }
}
