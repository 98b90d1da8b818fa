import LeadEvents

/// Why marketing refuses an event: `activity.refused.kind`.
enum Refusal: String, CaseIterable, Sendable {
    case retractionNotSupported
    case otherName
    case notAboutOneLead
    case decision
    case othersBusiness
    case malformedAlias

    /// For a person; no personal data.
    var sentence: String {
        switch self {
        case .retractionNotSupported:
            "Marketing's rules take no activity back yet; publish what is true instead, as `leadrelay schema show` says for its type."
        case .otherName: "This id is another name of a lead; publish under that lead's id."
        case .notAboutOneLead: "This type of event is not about one lead; publish it without a lead as its subject."
        case .decision: "Marketing concludes this itself; it cannot be reported."
        case .othersBusiness: "This type of event concerns sales alone; publish it to sales."
        case .malformedAlias: "The alias names no lead id; name the lead by its UUID."
        }
    }
}

/// What marketing notes because it does not fit together: `anomaly.noted.kind`.
enum Anomaly: String, CaseIterable, Sendable {
    case closedBeforeCaptured
    case aliasConflict
    case unknownHandoff

    /// For a person; no personal data.
    var sentence: String {
        switch self {
        case .closedBeforeCaptured:
            "A deal was closed before the lead's first recorded contact; check both systems' clocks."
        case .aliasConflict:
            "This id has a history of its own and is not made another name of the other lead; link them by hand."
        case .unknownHandoff: "Sales answered a handoff that marketing never offered; nothing is changed for it."
        }
    }
}

extension Deliberation {
    mutating func refuse(_ refusal: Refusal) {
        guard let cause else { return }
        var payload = ActivityRefused()
        payload.activity = cause.reference
        payload.activityType = cause.type.name
        payload.kind = refusal.rawValue
        payload.sentence = refusal.sentence
        decide(.activityRefused(payload), subject: causeSubject)
    }

    /// - Parameter subject: what the anomaly is about; none: the event.
    mutating func note(_ anomaly: Anomaly, subject: String? = nil) {
        guard let cause else { return }
        var payload = AnomalyNoted()
        payload.activity = cause.reference
        payload.activityType = cause.type.name
        payload.kind = anomaly.rawValue
        payload.sentence = anomaly.sentence
        decide(.anomalyNoted(payload), subject: subject ?? "\(anomaly.rawValue) \(causeSubject)")
    }
}
