package import CloudEvents

/// The lead's latest offer by marketing.
package struct Handoff: Sendable, Hashable {
    /// What became of it. The raw values are kept in state and never change.
    package enum Answer: UInt8, CaseIterable, Sendable {
        case open = 0
        case confirmed = 1
        case returned = 2
        case expired = 3
    }

    package var id: String
    /// Counts up with marketing's offers of this lead.
    package var round: UInt32
    package var offeredAt: Instant
    /// `nil`: the agreement sets no deadline.
    package var respondBy: Instant?
    package var answer = Answer.open

    package init(id: String, round: UInt32, offeredAt: Instant, respondBy: Instant?) {
        self.id = id
        self.round = round
        self.offeredAt = offeredAt
        self.respondBy = respondBy
    }
}
