import CloudEvents

/// When a lead last asked for sales while it could not be offered, and how.
struct AskedFor: Hashable, Sendable {
    /// It asked to be contacted.
    var byHandAt: Instant?
    /// It gave a signal that qualifies at once.
    var bySignalAt: Instant?

    mutating func add(_ reasons: Reasons, at time: Instant) {
        if reasons.contains(.handRaised) { byHandAt = max(byHandAt ?? time, time) }
        if reasons.contains(.signal) { bySignalAt = max(bySignalAt ?? time, time) }
    }

    /// What it asked for up to an instant was answered by then.
    mutating func forget(until instant: Instant) {
        byHandAt = byHandAt.flatMap { $0 > instant ? $0 : nil }
        bySignalAt = bySignalAt.flatMap { $0 > instant ? $0 : nil }
    }

    var reasons: Reasons {
        var reasons: Reasons = []
        if byHandAt != nil { reasons.insert(.handRaised) }
        if bySignalAt != nil { reasons.insert(.signal) }
        return reasons
    }
}
