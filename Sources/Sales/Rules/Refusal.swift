import LeadEvents

/// Why sales refuses an activity: `activity.refused.kind`.
enum Refusal: String, CaseIterable, Sendable {
    case notOffered
    case alreadyAnswered
    case answeredTooLate
    case otherOffer
    case alreadyWithSales
    case ownedByAnother
    case notWithSales
    case leadClosed
    case dealWon
    case dealClosed
    case dealNotWon
    case retractionNotSupported
    case malformedAlias
    case otherName
    case notAboutOneLead
    case decision
    case othersBusiness

    /// For a person; no personal data.
    var sentence: String {
        switch self {
        case .notOffered:
            "Marketing did not offer this lead within the agreed lateness; publish `lead.sourced` if sales found it itself."
        case .alreadyAnswered: "The offer was answered before; a lead that leads to nothing ends with `sale.lost`."
        case .answeredTooLate:
            "The offer expired and the lead is with marketing again; `prospect.claimed` takes it over all the same."
        case .otherOffer:
            "The answer names another offer than the one that is open; leave out the handoff's id or mend it."
        case .alreadyWithSales: "Sales works on this lead already."
        case .ownedByAnother: "Another rep has this lead; a manager gives it away with `owner.changed`."
        case .notWithSales: "The lead is with marketing; `prospect.claimed` takes it over."
        case .leadClosed: "The lead is closed; `proposal.requested` or `prospect.claimed` opens it again."
        case .dealWon: "The deal is won; `sale.reversed` takes a sale back."
        case .dealClosed: "The deal is closed already; another deal of this lead has another id."
        case .dealNotWon: "There is no sale to take back: the deal is not won."
        case .retractionNotSupported:
            "Sales' rules take no activity back yet; publish what is true instead, as `leadrelay schema show` says for its type."
        case .malformedAlias: "The alias names no lead id; name the lead by its UUID."
        case .otherName: "This id is another name of a lead; publish under that lead's id."
        case .notAboutOneLead: "This type of event is not about one lead; publish it without a lead as its subject."
        case .decision: "Sales concludes this itself; it cannot be reported."
        case .othersBusiness: "This type of event concerns marketing alone; publish it to marketing."
        }
    }
}

/// What sales notes because it does not fit together: `anomaly.noted.kind`.
enum Anomaly: String, CaseIterable, Sendable {
    case answerWithoutOffer
    case aliasConflict
    case wonTwice

    /// For a person; no personal data.
    var sentence: String {
        switch self {
        case .answerWithoutOffer:
            "Sales worked on this lead and marketing's offer did not come within the agreed lateness; check whether the "
                + "lead was captured under another identity."
        case .aliasConflict:
            "This id has a history of its own and is not made another name of the other lead; link them by hand."
        case .wonTwice: "This deal was reported as won before; it counts once."
        }
    }
}

extension Deliberation {
    mutating func refuse(_ refusal: Refusal, _ event: LeadEvent) {
        var payload = ActivityRefused()
        payload.activity = event.reference
        payload.activityType = event.type.name
        payload.kind = refusal.rawValue
        payload.sentence = refusal.sentence
        decide(.activityRefused(payload), subject: causeSubject)
    }

    /// - Parameter subject: what the anomaly is about; none: the event.
    mutating func note(_ anomaly: Anomaly, _ event: LeadEvent, subject: String? = nil) {
        var payload = AnomalyNoted()
        payload.activity = event.reference
        payload.activityType = event.type.name
        payload.kind = anomaly.rawValue
        payload.sentence = anomaly.sentence
        decide(.anomalyNoted(payload), subject: subject ?? "\(anomaly.rawValue) \(causeSubject)")
    }
}
