package import CloudEvents

/// The earliest of the instants it was shown, in eight bytes.
package struct FirstTime: Sendable, Hashable {
    /// `Int64.max`: none yet.
    private var milliseconds = Int64.max

    package init() {}

    package var instant: Instant? { milliseconds == .max ? nil : Instant(milliseconds: milliseconds) }

    package mutating func take(_ instant: Instant) { milliseconds = min(milliseconds, instant.milliseconds) }

    mutating func take(_ other: FirstTime) { milliseconds = min(milliseconds, other.milliseconds) }
}
