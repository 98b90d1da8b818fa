package import EventLog

/// What the open transaction will write, and what it counts.
package struct LaneOutput {
    package var records: [OutgoingRecord] = []
    /// Inbox records that were decided on.
    package var decided = 0
    /// Inbox records that had been seen before.
    package var duplicates = 0
    /// Records taken in from sidecars.
    package var takenIn = 0
    package var firings = 0
    /// Reasons of dead letters, one each.
    package var deadLetters: [String] = []

    package init() {}

    /// Records of inbox and sidecars that something was done with, if only to see that they came before.
    var handled: Int { decided + duplicates + takenIn + deadLetters.count }
}
