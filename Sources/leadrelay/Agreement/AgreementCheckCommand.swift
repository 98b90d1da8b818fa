import AgreementFile
import ArgumentParser
import LeadBoard
import LeadEvents
import WorkerHost

struct AgreementCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Print everything that is wrong with an agreement's document, each with its line.",
        discussion: "Exit code 2 where anything is wrong.")

    @Argument(help: "The document, YAML.")
    var file: String

    @OptionGroup var report: ReportOptions

    func run() async throws {
        let document = try TextFile.contents(of: file)
        do throws(AgreementFaults) {
            let agreement = try AgreementFile.read(document, isTimeZone: AgreementDocument.isTimeZone)
            if report.json { ReportOutput.print(Self.json(file, agreement, [])) } else { print(sentence(agreement)) }
        } catch {
            if report.json {
                ReportOutput.print(Self.json(file, nil, error.faults))
            } else {
                print("\(file) has faults:\n\(error)")
            }
            throw ExitStatus.faults.code
        }
    }

    private func sentence(_ agreement: Agreement) -> String {
        "\(file) is a sound agreement: version \(agreement.version), hash \(agreement.hash)."
    }

    private static func json(_ file: String, _ agreement: Agreement?, _ faults: [AgreementFault]) -> JSONText {
        .object([
            .init("file", .string(file)), .init("version", agreement.map { .integer(Int($0.version)) } ?? .null),
            .init("hash", .optional(agreement?.hash)), .init("faults", .array(faults.map(json))),
        ])
    }

    private static func json(_ fault: AgreementFault) -> JSONText {
        .object([
            .init("line", .integer(fault.line)), .init("field", .string(fault.field)),
            .init("problem", .string(fault.problem)),
        ])
    }
}
