import Foundation
import LeadEvents
import SwiftProtobuf
import Testing

@testable import ContractFiles

@Suite("The contract for teams in other languages")
struct ExportTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(
        "what is kept is what comes out; `leadrelay schema export --into schemas/exported` writes it",
        arguments: [
            (ExportFormat.asyncapi, "schemas/exported"), (.jsonSchema, "schemas/exported"), (.proto, "schemas"),
        ])
    func isCurrent(format: ExportFormat, directory: String) throws {
        for file in format.files {
            let path = Self.package.appending(path: directory).appending(path: file.path)
            #expect(try String(contentsOf: path, encoding: .utf8) == file.text, "\(file.path) is stale")
        }
    }

    @Test("nothing is kept that no longer comes out")
    func noneLeftOver() throws {
        let directory = Self.package.appending(path: "schemas/exported")
        let kept = try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter { $0.hasSuffix(".json") }
        let made = [ExportFormat.asyncapi, .jsonSchema].flatMap(\.files).map(\.path)
        #expect(Set(kept) == Set(made))
    }

    @Test("every message and every field of the contract is described")
    func comments() {
        let schema = ContractSchema.current
        for (name, message) in schema.messages {
            let short = JSONSchemaExport.short(name)
            // A message inside of another is described by the field that holds it.
            #expect(SchemaComments.shared[short] != nil || short.contains("."), "\(short)")
            for field in message.field {
                #expect(SchemaComments.shared["\(short).\(field.name)"] != nil, "\(short).\(field.name)")
            }
        }
        #expect(schema.messages.count > 80)
    }

    @Test("every reference of AsyncAPI leads somewhere", arguments: ExportFormat.asyncapi.files)
    func references(file: ExportedFile) throws {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any])
        var references: [String] = []
        func collect(_ value: Any) {
            if let object = value as? [String: Any] {
                if let reference = object["$ref"] as? String { references.append(reference) }
                for inner in object.values { collect(inner) }
            } else if let list = value as? [Any] {
                for inner in list { collect(inner) }
            }
        }
        collect(document)
        let schemas = Set(ExportFormat.jsonSchema.files.map { "./\($0.path)" })
        for reference in references where !schemas.contains(reference) {
            let steps = reference.split(separator: "/").dropFirst().map(String.init)
            #expect(reference.hasPrefix("#/"))
            #expect(steps.reduce(document as Any?) { ($0 as? [String: Any])?[$1] } != nil, "\(reference)")
        }
        #expect(references.count > 200)
    }

    @Test("an event that lacks what its schema requires is refused, and the example of each type has it")
    func required() throws {
        for entry in Catalogue.entries where entry.isPublishable {
            let example = CatalogueExample.json(for: entry.type)
            let event = try #require(try JSONSerialization.jsonObject(with: Data(example.utf8)) as? [String: Any])
            let data = try #require(event["data"] as? [String: Any])
            for field in RequiredFields.of(entry.type) { #expect(data[field] != nil, "\(entry) \(field)") }
        }
        #expect(RequiredFields.of(.identityLinked) == ["identity", "saidBy"])
    }
}
