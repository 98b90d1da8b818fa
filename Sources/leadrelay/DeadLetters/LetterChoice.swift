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

    /// Says how many were chosen and not looked at, because one transaction does not take more.
    func tell(left: Int) {
        guard left > 0 else { return }
        ReportOutput.warn(
            "\(ProgressBar.counted(left, "dead letter")) more fit, because \(ProgressBar.grouped(Redrive.limit)) of a team's go at "
                + "once; run the same command again.")
    }

    /// Says why nothing was chosen.
    func explain(on log: some EventLog, _ layout: TopicLayout) throws {
        let reader = try log.makeReader()
        var open: [Letter] = []
        for team in teams {
            let topics = try DeskTopics.of(team, layout)
            let fates = try topics.fates(reader)
            open += try topics.all(reader).filter { fates[$0.position] == nil }
        }
        if let missing = places.first(where: { place in !open.contains { $0.position.words == place } }) {
            ReportOutput.warn(
                "No open dead letter lies at \(missing); `leadrelay dead-letters list` names their places.")
        } else if let words = Self.miss(of: reason, in: open.map(\.reason)) {
            ReportOutput.warn(words)
        } else {
            ReportOutput.warn("None of the \(open.count) open dead letters fits all that is asked for.")
        }
    }

    /// The reasons that there are, with their counts, where there is no letter, or none with this reason.
    static func miss(of reason: String?, in reasons: [String]) -> String? {
        guard !reasons.isEmpty else { return "No dead letter is open." }
        guard let reason, !reasons.contains(reason) else { return nil }
        let counts = Dictionary(grouping: reasons, by: \.self).mapValues(\.count)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return "No open dead letter has the reason \(reason); there are "
            + counts.map { "\($0.key.printable) (\($0.value))" }.joined(separator: ", ") + "."
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
