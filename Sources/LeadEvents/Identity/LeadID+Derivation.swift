package import CloudEvents

extension LeadID {
    /// Namespace of an installation that sets none of its own: version 5 of the DNS namespace and "leads.leadrelay".
    package static let defaultNamespace = UUIDValue.v5(namespace: .domainNames, name: "leads.leadrelay".utf8)

    /// The id that follows from the first identity present, in the order e-mail, phone, external id, anonymous id; among
    /// several of one kind the first of the list. `nil` where none of them is an identity.
    package static func derive(from identities: [Identity], namespace: UUIDValue = defaultNamespace) -> LeadID? {
        IdentityNames(identities).leadID(in: namespace)
    }
}
