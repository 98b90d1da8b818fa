package import EventLog

/// What an implementation brings so that the conformance suite can run on it: one log, at first without topics.
///
/// A fixture is made for one case and thrown away after it.
package protocol LogFixture: Sendable {
    associatedtype Log: EventLog

    /// What this log can show. What it cannot is skipped by name.
    static var abilities: Set<LogAbility> { get }

    /// Longest time until a standby has what another member held that left.
    static var takeOver: Duration { get }

    var log: Log { get }

    /// Puts the log's wall clock forward, for what is appended from now on. Called only with ``LogAbility/handClock``.
    func advanceClock(by time: Duration)

    /// Runs what deletes expired records, to the end. Called only with ``LogAbility/retention``.
    func maintain() throws(LogError)
}

/// What some logs have and others (or their stand-ins in tests) have not.
package enum LogAbility: String, Hashable, Sendable, CaseIterable {
    /// Several members of one group take turns.
    case takeOver
    /// Append times can be searched.
    case timeLookup
    /// Changelogs are compacted, by `compact` or by the log itself, within a minute.
    case compaction
    /// The fixture can have expired records deleted.
    case retention
    /// What a transaction has not committed, or has dropped, is not seen.
    case isolation
    /// Groups can be listed, with the positions that transactions committed.
    case groups
    /// A group counts its take-overs.
    case epochs
    /// Each topic has its own limit on the size of a record.
    case topicLimits
    /// Records before an offset can be deleted.
    case deletion
    /// A group without members can be put at other places.
    case groupReset
    /// Records can be appended with append times of their own.
    case copying
    /// The fixture can put the clock forward.
    case handClock
}
