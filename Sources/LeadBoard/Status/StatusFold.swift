package import EventLog
import LeadEvents

/// What the status says that only the records tell: where every lead stands, and which clocks are held.
package struct StatusFold: BoardFold {
    private var standing = StandingFold()
    /// Inbox partitions whose clock is held (`clock.held`), each with the append time of the first such record that no
    /// `clock.released` followed.
    package private(set) var held: [TopicPartition: AppendTime] = [:]

    package init() {}

    package var standings: [LeadStanding] { standing.standings() }

    package var interest: BoardInterest {
        var interest = standing.interest
        interest.types.formUnion([.clockHeld, .clockReleased])
        return interest
    }

    package mutating func take(_ letter: DeadLetterEntry) { standing.take(letter) }

    package mutating func take(_ event: BoardEvent) {
        let place = event.position.place
        switch event.event.payload {
        case .clockHeld: held[place] = held[place] ?? event.appendTime
        case .clockReleased: held[place] = nil
        default: standing.take(event)
        }
    }
}
