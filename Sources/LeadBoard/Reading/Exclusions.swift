import CloudEvents
import EventLog
import LeadEvents

/// Which activities do not count: the refused, the dead-lettered and the retracted.
///
/// They may be named before or after the activity itself was read.
struct Exclusions: Sendable {
    private struct Activity: Hashable {
        let lead: LeadID
        let mark: UInt64
    }

    private var refused: Set<Activity> = []
    /// The activity taken back, and the retractions that did it.
    private var retractions: [Activity: Set<UInt64>] = [:]
    private var deadLettered: Set<RecordPosition> = []

    static let types: Set<EventType> = [.activityRefused, .activityRetracted]

    mutating func take(_ event: BoardEvent) {
        guard let lead = event.lead else { return }
        switch event.event.payload {
        case .activityRefused(let refusal): refused.insert(Activity(lead: lead, mark: refusal.activity.mark))
        case .activityRetracted(let retraction):
            retractions[Activity(lead: lead, mark: retraction.activity.mark), default: []]
                .insert(event.event.reference.mark)
        default: break
        }
    }

    mutating func take(_ letter: DeadLetterEntry) {
        if let origin = letter.origin { deadLettered.insert(origin) }
    }

    /// Whether this report of an activity counts.
    func counts(_ occurrence: Occurrence, of lead: LeadID) -> Bool { fate(occurrence, of: lead) == .counts }

    func fate(_ occurrence: Occurrence, of lead: LeadID) -> ActivityFate {
        if deadLettered.contains(occurrence.position) { return .deadLettered }
        let activity = Activity(lead: lead, mark: occurrence.mark)
        if refused.contains(activity) { return .refused }
        // A retraction that was itself refused takes nothing back.
        let retracting = retractions[activity] ?? []
        return retracting.allSatisfy { refused.contains(Activity(lead: lead, mark: $0)) } ? .counts : .retracted
    }
}
