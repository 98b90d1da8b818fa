import SwiftProtobuf

/// The fields of a message, as its generated code tells them.
struct MessageShape: Sendable {
    struct Field: Sendable {
        /// As the schema has it, for example `form_id`.
        let name: String
        let number: Int
        let kind: FieldKind
        let isRepeated: Bool
    }

    /// The schemas number fields from 1 to 101; the rest is room.
    private static let numbers = 1...127

    let fields: [Field]

    init(fields: [Field]) { self.fields = fields }

    init(_ message: any Message.Type) {
        fields = Self.numbers.compactMap { Self.field($0, of: message) }
    }

    subscript(_ name: String) -> Field? { fields.first { $0.name == name } }

    private static func field(_ number: Int, of type: any Message.Type) -> Field? {
        var message = type.init()
        var probe = FieldProbe(number: number)
        // Neither the probe nor the code that it asks throws.
        guard (try? message.decodeMessage(decoder: &probe)) != nil, let kind = probe.kind,
            let name = name(ofOnlyFieldIn: message)
        else { return nil }
        return Field(name: name, number: number, kind: kind, isRepeated: probe.isRepeated)
    }

    /// Reads the name from the JSON of a message that has one field: it stands between the first two quotes.
    private static func name(ofOnlyFieldIn message: any Message) -> String? {
        var options = JSONEncodingOptions()
        options.preserveProtoFieldNames = true
        guard let json = try? message.jsonString(options: options) else { return nil }
        return json.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
    }
}
