package import CloudEvents

extension LeadID {
    /// Namespace of an installation that sets none of its own: UUIDv5 of `urn:leadrelay:leads` in the namespace of URLs.
    package static let defaultNamespace = UUIDValue(high: 0xde49_73f0_1c32_5ba7, low: 0xa57e_4527_216c_56f3)

    /// The id that follows from the first identity present, in the order e-mail, phone, external id, anonymous id; among
    /// several of one kind the first of the list. `nil` where none of them is an identity.
    package static func derive(from identities: [Identity], namespace: UUIDValue = defaultNamespace) -> LeadID? {
        IdentityNames(identities).leadID(in: namespace)
    }
}
