package import CloudEvents
package import LeadEvents

/// Where one lead stands.
package struct LeadStanding: Sendable, Hashable {
    package var lead: LeadID
    package var stage: LeadStage
    /// When it came there, by the lead's own time.
    package var since: Instant
    /// The rep who has it; `nil`: nobody.
    package var owner: String?
    /// The one team that is accountable; `nil`: nobody yet.
    package var accountable: Team?
    package var band: Band?
    /// Hundredths of a point, as last reported.
    package var score: Int32?
    /// Channel of the first touch.
    package var channel: String?
    /// The first contact; `nil` where none was recorded.
    package var capturedAt: Instant?
    /// The pool that the latest offer named.
    package var pool: String?
    package var kind: LeadKind
    package var isTest: Bool

    /// Whether the lead is with sales and no rep has it.
    package var isWaitingForRep: Bool { stage.needsRep && owner == nil }
}
