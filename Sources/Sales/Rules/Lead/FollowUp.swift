package import CloudEvents

/// When the lead comes up again by itself.
package struct FollowUp: Sendable, Hashable {
    package var due: Instant
    /// When what set it happened. Something that happened earlier and is read later does not move it.
    package var setAt: Instant
    /// Hash of the source and id of what set it.
    package var setBy: UInt64

    package init(due: Instant, setAt: Instant, setBy: UInt64) {
        self.due = due
        self.setAt = setAt
        self.setBy = setBy
    }
}
