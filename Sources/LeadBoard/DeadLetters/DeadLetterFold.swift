import CloudEvents
import EventLog
package import LeadEvents

/// Collects the records that the workers could not use.
package struct DeadLetterFold: BoardFold {
    private var entries: [DeadLetterEntry] = []

    package init() {}

    package var interest: BoardInterest { BoardInterest(types: []) }

    package mutating func take(_ event: BoardEvent) {}

    package mutating func take(_ letter: DeadLetterEntry) { entries.append(letter) }

    /// The dead letters of a period of append time, the oldest first.
    ///
    /// - Parameter team: `nil`: both.
    /// - Parameter reason: the closed code; `nil`: any.
    package func report(
        team: Team? = nil, reason: String? = nil, period: ReportPeriod = .always
    ) -> [DeadLetterEntry] {
        entries.filter { entry in
            (team.map { $0 == entry.team } ?? true) && (reason.map { $0 == entry.reason } ?? true)
                && period.contains(Instant(milliseconds: entry.appendTime.milliseconds))
        }.sorted {
            ($0.appendTime, $0.team.name, $0.position.offset) < ($1.appendTime, $1.team.name, $1.position.offset)
        }
    }
}
