import ArgumentParser
import ContractFiles
import Foundation

extension ExportFormat: ExpressibleByArgument {}

struct SchemaExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the contract for teams in other languages.",
        discussion: """
            asyncapi: one AsyncAPI 3.0 document with the Kafka bindings; it refers to the files of json-schema, which \
            have to lie beside it.
            json-schema: one JSON Schema 2020-12 document for each type.
            proto: the .proto files.
            """)

    @Option(help: "What to write.")
    var format: ExportFormat

    @Option(help: ArgumentHelp("Where to write; made where it is missing.", valueName: "dir"))
    var into: String

    func run() async throws {
        let files = format.files
        for file in files {
            let path = URL(filePath: into).appending(path: file.path)
            do {
                try FileManager.default.createDirectory(
                    at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
                try file.text.write(to: path, atomically: true, encoding: .utf8)
            } catch {
                throw CommandFailure("\(path.path) cannot be written; check the directory and its permissions.")
            }
        }
        print("\(files.count) \(files.count == 1 ? "file" : "files") in \(into)")
    }
}
