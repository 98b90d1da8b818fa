import CloudEvents
import EventLog
import LeadEvents

/// Events by time; of equal times what was appended first, then marketing's, then what comes before in its partition.
struct StoryOrder: Comparable {
    let event: BoardEvent

    init(_ event: BoardEvent) { self.event = event }

    static func < (left: StoryOrder, right: StoryOrder) -> Bool {
        (left.event.event.time, left.event.appendTime, left.rank, left.event.position.offset)
            < (right.event.event.time, right.event.appendTime, right.rank, right.event.position.offset)
    }

    static func == (left: StoryOrder, right: StoryOrder) -> Bool { !(left < right) && !(right < left) }

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
