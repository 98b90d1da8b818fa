import CloudEvents

/// A field inside events' payloads, as people name it: `origin.channel`, or `form_id`.
package struct PayloadField: Sendable, Hashable {
    /// The two names of each step: in JSON and in the schema.
    private let steps: [[String]]

    /// - Parameter types: the events that shall have it; empty: any of the catalogue.
    /// - Throws: where none of them has it; the fault names the nearest one.
    package init(path: String, of types: [EventType] = []) throws(EventFault) {
        let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let messages = (types.isEmpty ? EventType.allCases : types).map { Catalogue[$0].messageName }
        for message in messages {
            guard let steps = Self.steps(names[...], in: message) else { continue }
            self.steps = steps
            return
        }
        let known = messages.flatMap { Self.paths(in: $0) }
        let nearest = NearestName.of(path, in: known)
        throw EventFault(
            .invalidValue, field: path,
            problem: types.isEmpty
                ? "is no field of any event" : "is no field of \(types.map(\.shortName).joined(separator: " or "))",
            mend: nearest.map { "did you mean \($0)?" }
                ?? "`leadrelay schema show TYPE` prints an event with its fields")
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

    private static func steps(_ names: ArraySlice<String>, in message: String) -> [[String]]? {
        guard let name = names.first, let field = Schema.shared.message(message)?.field(named: name) else { return nil }
        let step = [field.jsonName, field.name]
        guard names.count > 1 else { return [step] }
        guard case .message(let inner) = field.kind, let rest = steps(names.dropFirst(), in: inner) else { return nil }
        return [step] + rest
    }

    /// The fields of a message and those of its messages, two deep.
    private static func paths(in message: String, deep: Int = 2) -> [String] {
        (Schema.shared.message(message)?.fields ?? []).flatMap { field -> [String] in
            guard deep > 1, case .message(let inner) = field.kind else { return [field.name] }
            return [field.name] + paths(in: inner, deep: deep - 1).map { "\(field.name).\($0)" }
        }
    }
}
