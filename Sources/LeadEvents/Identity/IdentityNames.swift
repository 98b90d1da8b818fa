package import CloudEvents

/// All names by which an event knows its lead, each once, in the order in which a lead's id is taken from them.
package struct IdentityNames: Sendable {
    package let names: [IdentityName]

    package init(_ identities: [Identity], person: Person? = nil) {
        var names: [IdentityName] = []
        func add(_ name: IdentityName?) {
            if let name, !names.contains(name) { names.append(name) }
        }
        let email = person.flatMap { $0.hasEmail ? $0.email : nil }
        let phone = person.flatMap { $0.hasPhone ? $0.phone : nil }
        for kind in IdentityName.Kind.allCases {
            if kind == .email, let email { add(IdentityName(email: email)) }
            if kind == .phone, let phone { add(IdentityName(phone: phone)) }
            for identity in identities where IdentityName.Kind(identity) == kind { add(IdentityName(identity)) }
        }
        self.names = names
    }

    /// The names that an event brings for the lead it is about. Only events by which a lead can become known bring any: an
    /// update may say a new e-mail address, which names no lead yet.
    package init(_ payload: EventPayload) {
        switch payload {
        case .leadCaptured(let message): self.init(message.identities, person: message.hasPerson ? message.person : nil)
        case .leadSourced(let message): self.init(message.identities, person: message.hasPerson ? message.person : nil)
        case .leadReferred(let message): self.init(message.identities, person: message.hasPerson ? message.person : nil)
        case .suspectIdentified(let message):
            self.init(message.identities, person: message.hasPerson ? message.person : nil)
        case .proposalRequested(let message):
            self.init(message.identities, person: message.hasPerson ? message.person : nil)
        default: self.init([])
        }
    }

    /// Whether events of the type may bring names for their lead.
    package static func areBrought(by type: EventType) -> Bool {
        switch type {
        case .leadCaptured, .leadSourced, .leadReferred, .suspectIdentified, .proposalRequested: true
        default: false
        }
    }

    /// The lead's id: that of the first name. `nil` where there is none.
    package func leadID(in namespace: UUIDValue) -> LeadID? { names.first?.leadID(in: namespace) }

    /// Every id that the lead goes by, the first being its own.
    package func leadIDs(in namespace: UUIDValue) -> [(kind: IdentityName.Kind, lead: LeadID)] {
        names.map { ($0.kind, $0.leadID(in: namespace)) }
    }
}
