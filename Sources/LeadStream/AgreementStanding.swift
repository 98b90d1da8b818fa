package import CloudEvents
package import LeadEvents

/// What has become of an agreement that somebody proposed or signed.
package struct AgreementStanding: Sendable, Hashable {
    /// A span in which it is in force, where no later agreement is.
    package struct Period: Sendable, Hashable {
        /// `nil`: from the beginning of time.
        package let from: Instant?
        /// The first instant at which it is not; `nil`: without end.
        package let until: Instant?
    }

    package let hash: String
    /// `nil`: there is no document of this hash, or it has faults, so that it never comes into force.
    package let version: UInt32?
    /// Whether a worker wrote it on an untouched log, for both teams.
    package let isFounding: Bool
    /// Teams whose signature stands, marketing first.
    package let signedBy: [Team]
    package let periods: [Period]
}
