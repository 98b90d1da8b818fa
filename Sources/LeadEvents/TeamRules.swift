package import CloudEvents

/// What a rule may know beside the event and the lead: nothing that another machine would not know too.
package struct RuleContext: Sendable {
    /// The lead's time after the record: the greatest of its own records' times and of the ticks in its partition. Where a
    /// deadline fires, that deadline's instant.
    package var now: Instant
    /// The agreement in force.
    package var agreement: Agreement
    /// The installation's namespace of lead ids that follow from identities.
    package var namespace: UUIDValue

    package init(now: Instant, agreement: Agreement, namespace: UUIDValue = LeadID.defaultNamespace) {
        self.now = now
        self.agreement = agreement
        self.namespace = namespace
    }
}

/// The rules of one team: functions from values to values. No I/O, no clock, no randomness, no trap.
///
/// Total: every (state, event) pair has an answer; what makes no sense is answered by `activity.refused`.
package protocol TeamRules: Sendable {
    associatedtype Lead: LeadState

    /// Marketing or sales.
    static var team: Team { get }

    /// Version of the rules, written as `ce_rules` on every decision; counts up when the same input may decide otherwise.
    static var version: UInt32 { get }

    /// Decides what one event does to one lead.
    ///
    /// - Parameter event: an event of the team's inbox that is keyed by a lead: the team's own activities, the other team's
    ///   decisions that the catalogue lists for it, its own `lead.assigned` copies, and `lead.aliased`.
    /// - Parameter lead: the lead as it stood; a lead that was never heard of is `Lead()`. Left as it stands now.
    /// - Returns: decisions (and internal events) in their order.
    static func decide(_ event: LeadEvent, _ id: LeadID, _ lead: inout Lead, _ context: RuleContext) -> [Decision]

    /// Decides what it means that the lead's earliest deadline passed. The rule clears or moves it; a deadline that stays
    /// at or before `context.now` is an error of the rule and is cleared by the caller.
    static func fire(_ id: LeadID, _ lead: inout Lead, _ context: RuleContext) -> [Decision]
}

/// What a team knows of one lead, and how it is kept: small, because millions are held in memory.
package protocol LeadState: Sendable, Hashable {
    /// A lead that was never heard of.
    init()

    /// Reads what ``encode(into:)`` wrote.
    ///
    /// - Throws: ``LeadStateError`` for a format that this version does not know, or bytes that are none.
    init(decoding bytes: UnsafeRawBufferPointer) throws(LeadStateError)

    /// Appends the format number and the lead. Same value, same bytes, on any machine.
    func encode(into bytes: inout [UInt8])

    /// The earliest instant at which something is to be decided without an event; `nil`: none.
    var deadline: Instant? { get }

    /// The lead that this id is only another name of.
    var aliasOf: LeadID? { get }
}

/// Why kept state cannot be read.
package enum LeadStateError: Error, Hashable, Sendable {
    /// Written by a newer version.
    case newerFormat(UInt8)
    case damaged
}
