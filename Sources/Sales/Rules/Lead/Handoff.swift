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
    package var offeredAt: Instant
    /// `nil`: the agreement sets no deadline.
    package var respondBy: Instant?
    package var answer = Answer.open

    package init(id: String, offeredAt: Instant, respondBy: Instant?) {
        self.id = id
        self.offeredAt = offeredAt
        self.respondBy = respondBy
    }
}
