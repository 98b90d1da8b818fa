/// The one member of a group that only reads: it keeps the group's place, and while it lives nobody else moves it.
///
/// At least once: what was read after the last ``keep(_:)`` is read again by who joins next. A group is free again when its
/// member leaves; when its process dies, at once on the embedded log, once its session times out on Kafka.
/// Thread: one at a time; calls block, each with a finite time-out.
package protocol GroupMember: AnyObject {
    /// Where the group stood as this member joined.
    var positions: [InputPosition] { get }

    /// Commits these positions; inputs that are not named keep theirs. To be called every few seconds, also with none: it
    /// answers the group's coordinator.
    ///
    /// - Throws: `.fenced` once the group is no longer this member's alone; nothing was committed then.
    func keep(_ positions: [InputPosition]) throws(LogError)

    /// Leaves the group. Called once; nothing may be called after it.
    func leave()
}
