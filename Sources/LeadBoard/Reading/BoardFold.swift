package import LeadEvents

/// A read model: a value that grows record by record and can be asked at any time.
///
/// Order: records of one topic partition come in their order; partitions and topics interleave as they like, and what a
/// fold says once all were read does not depend on how. No I/O, no clock. A report at a given moment says what the
/// records so far say.
package protocol BoardFold: Sendable {
    /// What this fold has to be shown; anything else may be left out.
    var interest: BoardInterest { get }

    mutating func take(_ event: BoardEvent)

    /// Learns that a worker could not use the record at this place, so that it counts as never reported.
    mutating func take(_ letter: DeadLetterEntry)
}

extension BoardFold {
    package mutating func take(_ letter: DeadLetterEntry) {}
}

/// Which records a fold reads.
package struct BoardInterest: Sendable, Hashable {
    package var types: Set<EventType>
    /// Whose dead letters are read.
    package var deadLetters: Set<Team>
    /// `nil`: all leads, and what is about none.
    package var leads: Set<LeadID>?

    package init(types: Set<EventType>, deadLetters: Set<Team> = [.marketing, .sales], leads: Set<LeadID>? = nil) {
        self.types = types
        self.deadLetters = deadLetters
        self.leads = leads
    }
}
