/// What became of an activity that was reported.
package enum ActivityFate: String, Sendable {
    case counts
    /// A worker answered it with `activity.refused`.
    case refused
    /// It was taken back.
    case retracted
    /// A worker could not use it.
    case deadLettered
    /// It waits for marketing's offer of its lead.
    case waits
}
