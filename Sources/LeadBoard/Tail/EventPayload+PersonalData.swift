package import LeadEvents

extension EventPayload {
    /// The payload with the person left out, and every e-mail address and phone number among the identities.
    package var withoutPersonalData: EventPayload {
        switch self {
        case .leadCaptured(var event):
            event.clearPerson()
            event.identities.removePersonalData()
            return .leadCaptured(event)
        case .leadEnriched(var event):
            event.clearPerson()
            return .leadEnriched(event)
        case .leadUpdated(var event):
            event.clearPerson()
            return .leadUpdated(event)
        case .identityLinked(var event):
            if event.identity.isPersonalData { event.clearIdentity() }
            return .identityLinked(event)
        case .handoffOffered(var event):
            event.brief.clearPerson()
            event.brief.identities.removePersonalData()
            return .handoffOffered(event)
        default: return withoutPersonalDataOfSales
        }
    }

    private var withoutPersonalDataOfSales: EventPayload {
        switch self {
        case .leadSourced(var event):
            event.clearPerson()
            event.identities.removePersonalData()
            return .leadSourced(event)
        case .leadReferred(var event):
            event.clearPerson()
            event.identities.removePersonalData()
            return .leadReferred(event)
        case .suspectIdentified(var event):
            event.clearPerson()
            event.identities.removePersonalData()
            return .suspectIdentified(event)
        case .proposalRequested(var event):
            event.clearPerson()
            event.identities.removePersonalData()
            return .proposalRequested(event)
        case .repChanged(var event):
            event.clearName()
            event.clearEmail()
            return .repChanged(event)
        default: return self
        }
    }
}

extension Identity {
    fileprivate var isPersonalData: Bool {
        switch kind {
        case .email, .phone: true
        case .externalID, .anonymousID, nil: false
        }
    }
}

extension [Identity] {
    fileprivate mutating func removePersonalData() { removeAll(where: \.isPersonalData) }
}
