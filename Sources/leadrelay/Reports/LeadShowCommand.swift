import ArgumentParser
import LeadBoard
import LeadEvents
import WorkerHost

struct LeadShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The whole story of one lead, both teams, with the reason of each decision.",
        discussion: """
            Name and addresses of the person are shown where you asked by e-mail address, which you know then, and with \
            --personal; never otherwise.
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    @Argument(help: ArgumentHelp("A lead's id, or an e-mail address.", valueName: "id|email"))
    var name: String

    @Flag(help: "Show the person's name and addresses.")
    var personal = false

    private var isEmail: Bool { name.contains("@") }

    func validate() throws {
        guard isEmail || LeadID(name.utf8) != nil else {
            throw ValidationError("Give a lead's id (a UUID) or an e-mail address.")
        }
    }

    func run() throws {
        let reader = try log.reader()
        let leads = try findLeads(reader)
        let unoffered = try log.unoffered(reader, of: Set(leads.flatMap { [$0.lead] + $0.names }))
        let stories = try leads.map { try story($0, names: $1, reader, unoffered) }
        if report.json {
            // Several leads may carry one address; a lead's id names one.
            ReportOutput.print(isEmail ? .array(stories.map(\.json)) : stories.first?.json ?? .null)
        } else {
            ReportOutput.print(Array(stories.map(\.lines).joined(separator: [""])))
        }
    }

    private func findLeads(_ reader: HostedReader) throws -> [(lead: LeadID, names: [LeadID])] {
        if isEmail {
            let fold = try log.read(IdentityFold(), reader)
            let leads = fold.leads(withEmail: name)
            guard !leads.isEmpty else { throw CommandFailure("No lead is known by this e-mail address.") }
            return leads.map { ($0, fold.names(of: $0)) }
        }
        guard let id = LeadID(name.utf8) else { throw CommandFailure("This is no lead's id, which is a UUID.") }
        var fold = KinFold(of: id)
        repeat { fold = try log.read(fold, reader) } while fold.widen()
        return [(fold.owner, fold.names)]
    }

    private func story(
        _ lead: LeadID, names: [LeadID], _ reader: HostedReader, _ unoffered: [UnofferedActivity]
    ) throws -> LeadStory {
        let all = Set([lead] + names)
        let told = try log.read(StoryFold(leads: all), reader)
        let entries = told.entries()
        guard !entries.isEmpty else { throw CommandFailure("Nothing is known of lead \(lead).") }
        return LeadStory(
            lead: lead, standing: told.standing(of: lead), otherNames: names,
            profile: personal || isEmail ? told.profile() : nil, entries: entries,
            unoffered: unoffered.filter { all.contains($0.lead) })
    }
}
