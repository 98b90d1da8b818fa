import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import WorkerHost

struct DeadLettersShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One dead letter with the original's headers.",
        discussion: """
            What may hold personal data is shown with --personal alone: the original's value, a key or subject that is no \
            lead's id, and headers that are no attributes of an event.
            """)

    @OptionGroup var log: LogOptions
    @OptionGroup var report: ReportOptions

    @Argument(
        help: ArgumentHelp("As `dead-letters list` names it, for example sales.dead-letters/0/3.", valueName: "place"))
    var place: String

    @Flag(help: "Show the original's value, and whatever key, subject and headers it has.")
    var personal = false

    func validate() throws { _ = try position }

    private var position: RecordPosition {
        get throws {
            guard let position = RecordPosition(words: place) else {
                throw ValidationError("Give topic, partition and offset, for example sales.dead-letters/0/3.")
            }
            return position
        }
    }

    func run() async throws {
        let position = try position
        let (record, team) = try record(at: position)
        let letter = DeadLetter((record, team), showsPersonalData: personal)
        // As far as it can be read: the event, or what is wrong with it by the present rules.
        let event = TailEntry(record, .inbox(team), namespace: LeadID.defaultNamespace)
        let fate = try fate(of: position, team)
        if report.json {
            ReportOutput.print(
                .object([
                    .init("deadLetter", letter.json), .init("decoded", event.json(showsPersonalData: personal)),
                    .init("fate", fate?.json ?? .null),
                ]))
        } else {
            ReportOutput.print(letter.lines + ["", "decoded: \(event.words)", "so far: \(fate?.words ?? "open")"])
        }
    }

    private func fate(of position: RecordPosition, _ team: Team) throws -> LetterFate? {
        let open = try log.openExisting()
        return try DeskTopics.of(team, open.layout).fates(try open.log.makeReader())[position]
    }

    private func record(at position: RecordPosition) throws -> (LogRecord, Team) {
        let reader = try log.reader()
        return try log.described { () throws(LogError) in
            let topics = try LogTopics(reader)
            let place = topics.places { if case .deadLetters = $0 { true } else { false } }
                .first { $0.partition == position.place }
            var limits = PollLimits()
            limits.records = 1
            guard let place, try reader.bounds(of: place.partition).end > position.offset,
                let record = try reader.read(place.partition, from: position.offset, limits: limits).first,
                record.offset == position.offset
            else {
                throw LogError(
                    .offsetOutOfRange, operation: "dead-letters show", recovery: .stop,
                    message: "there is no dead letter at \(position.words); `dead-letters list` shows them")
            }
            return (record, place.role.owner)
        }
    }
}
