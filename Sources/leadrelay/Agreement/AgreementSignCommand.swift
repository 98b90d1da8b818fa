import AgreementFile
import ArgumentParser
import CloudEvents
import LeadEvents
import LeadStream
import SwiftProtobuf
import WorkerHost

struct AgreementSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign an agreement for a team, or take the signature back.",
        discussion: """
            In force as soon as both teams have signed the same document, a minute after the later signature or at --from. An \
            agreement whose signature was taken back is in force for a minute more; then the one before it is again.

            \(ExitStatus.table)
            """)

    @Argument(help: "The document, YAML.")
    var file: String

    @Option(help: "Who signs.")
    var team: TeamArgument

    @Option(help: ArgumentHelp("In force from this instant on: RFC 3339 or a day (UTC).", valueName: "time"))
    var from: InstantArgument?

    @Option(help: ArgumentHelp("Take the signature back, for this reason.", valueName: "reason"))
    var withdraw: String?

    @OptionGroup var log: LogOptions

    func validate() throws {
        if from != nil, withdraw != nil { throw ValidationError("--from and --withdraw exclude each other.") }
    }

    func run() async throws {
        let (document, agreement) = try AgreementDocument.read(file)
        let desk = try AgreementDesk(log)
        let standings = desk.register.standings
        if let other = standings.first(where: { $0.version == agreement.version && $0.hash != agreement.hash }) {
            throw CommandFailure(
                "Version \(agreement.version) is another document already (\(other.hash)); give \(file) the next number."
            )
        }
        let known = standings.first { $0.hash == agreement.hash }
        if let withdraw {
            guard known?.signedBy.contains(team.team) == true else {
                throw CommandFailure("\(team.team.name) has not signed \(file), or took the signature back already.")
            }
            try await desk.publish([withdrawal(of: agreement, withdraw)], by: team.team)
        } else {
            let proposed = known?.version == nil ? [proposal(document, agreement)] : []
            try await desk.publish(proposed + [signature(of: agreement)], by: team.team)
        }
        for line in try AgreementDesk(log).register.standings.filter({ $0.hash == agreement.hash }).map(\.line) {
            print(line)
        }
    }

    private func proposal(_ document: String, _ agreement: Agreement) -> EventPayload {
        .agreementProposed(
            .with {
                $0.version = agreement.version
                $0.document = document
                $0.hash = agreement.hash
            })
    }

    private func signature(of agreement: Agreement) -> EventPayload {
        .agreementSigned(
            .with {
                $0.version = agreement.version
                $0.hash = agreement.hash
                if let from { $0.effectiveFrom = Google_Protobuf_Timestamp(from.instant) }
            })
    }

    private func withdrawal(of agreement: Agreement, _ reason: String) -> EventPayload {
        .agreementWithdrawn(
            .with {
                $0.hash = agreement.hash
                $0.reason = reason
            })
    }
}
