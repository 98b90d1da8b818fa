package import EventLog
package import LeadEvents

/// One event of the log as the folds take it: decoded, its time settled, with the place where it was read.
///
/// An activity comes from its team's inbox, a decision from its team's decisions; the copies that the workers take into
/// inboxes never become one.
package struct BoardEvent: Sendable, Hashable {
    /// The event; its time is `ce_time`, or the append time where there is none.
    package var event: LeadEvent
    /// `nil`: the event is about no lead (a campaign, a rep).
    package var lead: LeadID?
    /// The team whose topic it is in.
    package var team: Team
    package var position: RecordPosition
    package var appendTime: AppendTime
    /// Version of the agreement that a decision cites; `nil` on anything else.
    package var agreement: UInt32?

    package init(
        event: LeadEvent, lead: LeadID?, team: Team, position: RecordPosition, appendTime: AppendTime,
        agreement: UInt32? = nil
    ) {
        self.event = event
        self.lead = lead
        self.team = team
        self.position = position
        self.appendTime = appendTime
        self.agreement = agreement
    }
}
