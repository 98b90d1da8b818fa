import ArgumentParser
import ContractFiles
import EventLog
import Foundation
import LeadBoard
import LeadStream
import SwiftProtobuf
import WorkerHost

struct SchemaCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the contract still reads what was written under the released one.",
        discussion: """
            Compares this program's schema with a released descriptor set by the rules of WIRE_JSON. With --url (LEADRELAY_URL \
            alone does not count here) it also reads the whole history that the log keeps and names each record that this \
            program could not read. Exit code 2 where anything is found.
            """)

    @Option(
        help: ArgumentHelp(
            "The released descriptor set. Default: \(Self.file) here, else in \(Self.installed), where the image has it.",
            valueName: "file"))
    var released: String?

    private static let file = "schemas/released/leadrelay.v1.binpb"
    private static let installed = "/usr/share/leadrelay"

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let changes = CompatibilityCheck.run(released: try Self.schema(of: path))
        var unreadable: [UnreadableRecord] = []
        var read: Int?
        if log.url != nil { read = try readHistory { unreadable.append($0) } }
        if report.json {
            ReportOutput.print(
                JSONText.object([
                    .init("changes", .array(changes.map(\.json))), .init("unreadable", .array(unreadable.map(\.json))),
                    .init("recordsRead", read.map { .integer(Int64($0)) } ?? .null),
                ]))
        } else {
            ReportOutput.print(changes.map(\.sentence) + unreadable.map(\.line) + [summary(changes, unreadable, read)])
        }
        if !changes.isEmpty || !unreadable.isEmpty { throw ExitStatus.faults.code }
    }

    private var path: String {
        released ?? (FileManager.default.fileExists(atPath: Self.file) ? Self.file : "\(Self.installed)/\(Self.file)")
    }

    private static func schema(of path: String) throws -> ContractSchema {
        guard let bytes = try? Data(contentsOf: URL(filePath: path)) else {
            throw CommandFailure("\(path) cannot be read; name the released descriptor set with --released.")
        }
        guard let files = try? Google_Protobuf_FileDescriptorSet(serializedBytes: bytes), !files.file.isEmpty else {
            throw CommandFailure("\(path) is no descriptor set; scripts/release-schema makes one.")
        }
        return ContractSchema(files)
    }

    private func readHistory(_ found: (UnreadableRecord) -> Void) throws -> Int {
        let reader = try log.reader()
        return try log.described { () throws(LogError) in
            try HistoryCheck.run(reader, try TopicLayout.of(reader), found: found)
        }
    }

    private func summary(_ changes: [BreakingChange], _ unreadable: [UnreadableRecord], _ read: Int?) -> String {
        let history = read.map { "; \($0) records read, \(unreadable.count) of them unreadable" } ?? ""
        return "\(changes.count) breaking \(changes.count == 1 ? "change" : "changes") against \(path)\(history)"
    }
}

extension BreakingChange {
    fileprivate var json: JSONText {
        .object([
            .init("place", .string(place)), .init("problem", .string(problem)), .init("mend", .string(mend)),
            .init("types", .array(types.map { .string($0) })), .init("readers", .array(readers.map { .string($0) })),
        ])
    }
}

extension UnreadableRecord {
    fileprivate var line: String {
        "\(position.place.topic)/\(position.place.partition)/\(position.offset)  \(type ?? "(no type)")  \(problem)"
    }

    fileprivate var json: JSONText {
        .object([
            .init("topic", .string(position.place.topic.name)),
            .init("partition", .integer(Int64(position.place.partition.number))),
            .init("offset", .integer(position.offset.number)), .init("type", .optional(type)),
            .init("problem", .string(problem)),
        ])
    }
}
