import ArgumentParser
import CloudEvents
import LeadBoard
import LeadEvents
import LeadStream
import WorkerHost

struct AgreementShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The agreements on the log: who signed which, and when each is in force.",
        discussion: ExitStatus.table)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let standings = try AgreementDesk(log).register.standings
        if report.json {
            ReportOutput.print(.array(standings.map(\.json)))
        } else if standings.isEmpty {
            print("None was signed: version 0, which is built in, is in force.")
        } else {
            for standing in standings { print(standing.line) }
        }
    }
}

extension AgreementStanding {
    /// One line for a person.
    var line: String {
        let name = version.map { "version \($0)" } ?? "a document that is missing or has faults"
        return "\(name), \(hash.prefix(12)): \(signatures); \(force)"
    }

    private var signatures: String {
        guard !isFounding else { return "founding, for both teams" }
        guard !signedBy.isEmpty else { return "signed by nobody" }
        return "signed by " + signedBy.map(\.name).joined(separator: " and ")
    }

    private var force: String {
        guard !periods.isEmpty else {
            if version == nil { return "it never comes into force" }
            return signedBy.count == 1 ? "waits for the other team" : "not in force"
        }
        let spans = periods.map { period in
            "from " + (period.from?.description ?? "the beginning") + (period.until.map { " until \($0)" } ?? "")
        }
        return "in force " + spans.joined(separator: ", ")
    }

    var json: JSONText {
        .object([
            .init("hash", .string(hash)), .init("version", version.map { .integer(Int($0)) } ?? .null),
            .init("founding", .bool(isFounding)), .init("signedBy", .array(signedBy.map { .string($0.name) })),
            .init(
                "inForce",
                .array(
                    periods.map { period in
                        .object([
                            .init("from", .optional(period.from?.description)),
                            .init("until", .optional(period.until?.description)),
                        ])
                    })),
        ])
    }
}
