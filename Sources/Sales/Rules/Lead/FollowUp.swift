package import CloudEvents

/// When the lead comes up again by itself.
package struct FollowUp: Sendable, Hashable {
    package var due: Instant
    /// When what set it happened. Something that happened earlier and is read later does not move it.
    package var setAt: Instant

    package init(due: Instant, setAt: Instant) {
        self.due = due
        self.setAt = setAt
    }
}
