/// How the contract is written for teams in other languages.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// AsyncAPI 3.0 with the Kafka bindings, one document.
    case asyncapi
    /// JSON Schema 2020-12, one document for each event type.
    case jsonSchema = "json-schema"
    /// The .proto files themselves.
    case proto

    /// Everything that belongs to the format. The same contract gives the same bytes.
    package var files: [ExportedFile] {
        switch self {
        case .asyncapi: [AsyncAPIExport.file]
        case .jsonSchema: JSONSchemaExport.files()
        case .proto: ProtoTexts.all.map { ExportedFile(path: $0.path, text: $0.text) }
        }
    }
}

/// A file of an export.
package struct ExportedFile: Hashable, Sendable {
    /// With slashes, from the directory that is exported into.
    package let path: String
    package let text: String
}
