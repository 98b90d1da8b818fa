import CloudEvents
import EventLog
package import LeadEvents

/// Collects the records that the workers could not use.
package struct DeadLetterFold: BoardFold {
    private var entries: [DeadLetterEntry] = []

    private let teams: Set<Team>

    /// - Parameter team: `nil`: both. The other's are not even read, so that no right to them is needed.
    package init(of team: Team? = nil) { teams = team.map { [$0] } ?? [.marketing, .sales] }

    package var interest: BoardInterest { BoardInterest(types: [], deadLetters: teams) }

    package mutating func take(_ event: BoardEvent) {}

    package mutating func take(_ letter: DeadLetterEntry) { entries.append(letter) }

    /// The dead letters of a period of append time, the oldest first.
    ///
    /// - Parameter reason: the closed code; `nil`: any.
    package func report(reason: String? = nil, period: ReportPeriod = .always) -> [DeadLetterEntry] {
        entries.filter { entry in
            (reason.map { $0 == entry.reason } ?? true)
                && period.contains(Instant(milliseconds: entry.appendTime.milliseconds))
        }.sorted {
            ($0.appendTime, $0.team.name, $0.position.offset) < ($1.appendTime, $1.team.name, $1.position.offset)
        }
    }
}
