package import CloudEvents
package import LeadEvents

/// Collects the anomalies that both workers noted.
package struct AnomalyFold: BoardFold {
    /// One anomaly.
    package struct Entry: Sendable, Hashable {
        package var time: Instant
        /// The team whose worker noted it.
        package var team: Team
        package var lead: LeadID?
        /// Closed code, for example "closedBeforeCaptured".
        package var kind: String
        /// A sentence for a person, without personal data.
        package var sentence: String
        /// The activity that does not fit, and its type.
        package var activity: EventReference
        package var activityType: String
    }

    /// By the decision's reference, so that one that was read twice counts once.
    private var entries: [EventReference: Entry] = [:]

    package init() {}

    package var interest: BoardInterest { BoardInterest(types: [.anomalyNoted], deadLetters: []) }

    package mutating func take(_ event: BoardEvent) {
        guard case .anomalyNoted(let noted) = event.event.payload else { return }
        entries[event.event.reference] = Entry(
            time: event.event.time, team: event.team, lead: event.lead, kind: noted.kind, sentence: noted.sentence,
            activity: noted.activity, activityType: noted.activityType)
    }

    /// The anomalies of a period, the oldest first.
    package func report(period: ReportPeriod = .always) -> [Entry] {
        entries.values.filter { period.contains($0.time) }.sorted { left, right in
            (left.time, left.kind, left.activity.source, left.activity.id)
                < (right.time, right.kind, right.activity.source, right.activity.id)
        }
    }
}
