import CloudEvents

extension Deliberation {
    /// The lead's earliest deadline is now: it cooled, its rest is over, or both.
    mutating func passDeadline() {
        let cools = lead.coolsAt.map { $0 <= now } ?? false
        let rested = lead.restsUntil.map { $0 <= now } ?? false
        if cools { rescore(.cooling) }
        if rested { endRest() }
    }

    /// The lead is looked at anew: what it asked for while it rested counts now, and so does a score above the threshold
    /// if it showed interest after it had come back.
    private mutating func endRest() {
        lead.restsUntil = nil
        lead.marks.remove(.recycled)
        lead.standing = lead.capturedAt == nil ? .unknown : .nurturing
        lead.offer = .none
        lead.reasons = []
        rescore(.endOfRest)
        considerQualification(lead.asked.reasons)
    }
}
