import CloudEvents
import EventLog
import LeadEvents

/// Events by time; of equal times what was appended first, then marketing's, then what comes before in its partition,
/// then the lower partition: the same order in every run.
struct StoryOrder: Comparable {
    let event: BoardEvent

    init(_ event: BoardEvent) { self.event = event }

    static func < (left: StoryOrder, right: StoryOrder) -> Bool {
        let (l, r) = (left.event, right.event)
        return (l.event.time, l.appendTime, left.rank, l.position.offset, l.position.place.partition, left.topic)
            < (r.event.time, r.appendTime, right.rank, r.position.offset, r.position.place.partition, right.topic)
    }

    static func == (left: StoryOrder, right: StoryOrder) -> Bool { !(left < right) && !(right < left) }

    private var topic: String { event.position.place.topic.name }

    /// An inbox before the decisions that follow from it, marketing before sales. The router is asked for a rep before it
    /// gives one; a rep is released by what was decided before.
    private var rank: Int {
        let isSales = event.team == .sales
        if event.event.type == .assignmentReleased { return 5 }
        return switch Catalogue[event.event.type].kind {
        case .activity, .alias, .clock: isSales ? 2 : 0
        case .decision: isSales ? 4 : 1
        case .routing: 3
        case .agreement: 6
        }
    }
}
