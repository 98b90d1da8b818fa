package import LeadEvents

/// One event of a lead's story.
package struct StoryEntry: Sendable, Hashable {
    package var event: BoardEvent
    /// The team accountable for the lead from here on; `nil`: nobody yet.
    package var accountable: Team?
    package var fate: ActivityFate
}
