import ArgumentParser
import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream

/// Which dead letters a command is about.
struct LetterChoice: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "As `dead-letters list` names them, for example sales.dead-letters/0/3; none: what the options choose.",
            valueName: "place"))
    var places: [String] = []

    @Option(help: ArgumentHelp("Those with this reason, for example timeInFuture.", valueName: "code"))
    var reason: String?

    @Option(help: "Those of this team.")
    var team: TeamArgument?

    @OptionGroup var period: PeriodOptions

    /// - Throws: ``ValidationError`` where nothing is chosen, or a place is none.
    func requireSome() throws {
        if let wrong = places.first(where: { RecordPosition(words: $0) == nil }) {
            throw ValidationError(
                "\(wrong) is no place; give topic, partition and offset, for example sales.dead-letters/0/3.")
        }
        if places.isEmpty, reason == nil, period.from == nil, period.to == nil {
            throw ValidationError("Name places, or choose with --reason, --from or --to.")
        }
    }

    var teams: [Team] { team.map { [$0.team] } ?? [.marketing, .sales] }

    func isChosen(_ letter: Letter) -> Bool {
        if !places.isEmpty, !places.contains(letter.position.words) { return false }
        if let reason, letter.reason != reason { return false }
        return period.period.contains(Instant(milliseconds: letter.record.appendTime.milliseconds))
    }
}

extension DeskTopics {
    static func of(_ team: Team, _ layout: TopicLayout) throws -> DeskTopics {
        guard let topics = DeskTopics(team, layout) else {
            throw CommandFailure("The dead letters' topics cannot be named.")
        }
        return topics
    }
}
