import CloudEvents
import LeadEvents

/// When marketing has to stop writing to a lead. Each cause is written once; only a new consent lifts an opt-out.
extension Deliberation {
    private static let mailPurpose = "marketing-email"

    /// A soft bounce may work later and changes nothing.
    mutating func bounced(_ bounce: MessageBounced) {
        guard concernsLead(isTest: bounce.isTest), bounce.bounce == .hard else { return }
        suppress(.bounced, reason: "bounced")
    }

    mutating func complained(_ complaint: MessageComplained) {
        guard concernsLead(isTest: complaint.isTest) else { return }
        suppress(.complained, reason: "complained")
    }

    /// Keeps the latest stand of a purpose.
    mutating func take(_ consent: Consent) {
        var consent = consent
        if !consent.hasTime { consent.time = .init(time) }
        let known = knows().consents.first { $0.purpose == consent.purpose }
        if let known, known.time.instant > consent.time.instant { return }
        learn { $0.add(consent) }
        guard consent.purpose == Self.mailPurpose, !lead.marks.contains(.test) else { return }
        if consent.granted { lead.marks.remove(.optedOut) } else { suppress(.optedOut, reason: "opted-out") }
    }

    private mutating func suppress(_ mark: Marks, reason: String) {
        guard lead.marks.insert(mark).inserted else { return }
        var payload = NurtureSuppressed()
        payload.reason = reason
        decide(.nurtureSuppressed(payload), subject: "\(reason) \(causeSubject)")
    }
}
