package import CloudEvents
package import LeadEvents

/// A lead that sales' worker has given to a rep: what a rep needs to know of `lead.assigned`.
package struct AssignedLead: Sendable, Hashable {
    package var lead: LeadID
    package var rep: String
    /// The rule by which the rep was chosen, as the decision names it.
    package var rule: String
    /// `nil`: sales found the lead, nothing is to be answered.
    package var handoffID: String?
    /// Which of the lead's assignments it is.
    package var request: UInt32

    package init(
        lead: LeadID, rep: String, rule: String, handoffID: String?, request: UInt32
    ) {
        self.lead = lead
        self.rep = rep
        self.rule = rule
        self.handoffID = handoffID
        self.request = request
    }
}

/// A history that is published slice by slice, and that answers what the workers decided about the slices before.
package protocol LockstepSource {
    /// The events due before `end` that were not handed out yet, in the order in which they are due.
    mutating func events(until end: Instant) -> [SampleEvent]

    /// Takes note of the assignments that were decided since the last call. What follows from them is due in later slices.
    /// The order of the array does not matter, nor whether an assignment is in it twice.
    mutating func react(to assigned: [AssignedLead])
}
