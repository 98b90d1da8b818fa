extension Person: Checkable {
    func check(_ findings: inout Findings) {
        if hasSealed {
            if self != Self.with(sealed: self) {
                findings.add(
                    .invalidValue, "sealed", "stands beside fields that are not sealed", mend: "write one of the two")
            }
            findings.size(sealed.count, "sealed", .prose)
            return
        }
        findings.format(
            ifPresent: hasEmail ? email : nil, "email", Format.isEmail, "is no e-mail address",
            mend: "write at most 254 bytes with one @ and no blanks, or leave it out")
        findings.text(ifPresent: hasPhone ? phone : nil, "phone")
        findings.text(ifPresent: hasGivenName ? givenName : nil, "given_name")
        findings.text(ifPresent: hasFamilyName ? familyName : nil, "family_name")
        findings.text(ifPresent: hasFullName ? fullName : nil, "full_name")
        findings.text(ifPresent: hasTitle ? title : nil, "title")
        findings.format(
            ifPresent: hasLanguage ? language : nil, "language", Format.isLanguage, "is no BCP 47 language",
            mend: "write for example pt-BR")
        findings.format(
            ifPresent: hasTimeZone ? timeZone : nil, "time_zone", Format.isTimeZone, "is no IANA time zone",
            mend: "write for example America/Sao_Paulo")
        findings.format(
            ifPresent: hasCountry ? country : nil, "country", Format.isCountry, "is no ISO 3166-1 alpha-2 code",
            mend: "write two capital letters, for example BR")
        findings.text(ifPresent: hasRegion ? region : nil, "region")
        findings.text(ifPresent: hasCity ? city : nil, "city")
        findings.text(ifPresent: hasPostalCode ? postalCode : nil, "postal_code")
    }

    /// Nothing but the sealed part and the fields that this version does not know.
    private static func with(sealed person: Person) -> Person {
        var bare = Person()
        bare.sealed = person.sealed
        bare.unknownFields = person.unknownFields
        return bare
    }
}

extension Account: Checkable {
    func check(_ findings: inout Findings) {
        findings.text(ifPresent: hasName ? name : nil, "name")
        findings.format(
            ifPresent: hasDomain ? domain : nil, "domain", Format.isDomain, "is no domain name in lower case",
            mend: "write for example example.com, without a scheme or a path")
        findings.text(ifPresent: hasIndustry ? industry : nil, "industry")
        findings.message(ifPresent: hasExternalID ? externalID : nil, "external_id")
    }
}

extension ExternalId: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(system, "system")
        findings.id(id, "id")
    }
}

extension Identity: Checkable {
    func check(_ findings: inout Findings) {
        switch kind {
        case .email(let address):
            findings.format(
                ifPresent: address, "email", Format.isEmail, "is no e-mail address",
                mend: "write at most 254 bytes with one @ and no blanks")
        case .phone(let number):
            findings.format(
                ifPresent: number, "phone", Format.isE164, "is no number in E.164",
                mend: "write for example +4915112345678; any other number belongs into person.phone")
        case .externalID(let record): findings.message(record, "external_id")
        case .anonymousID(let id): findings.id(id, "anonymous_id")
        case nil:
            findings.add(
                .invalidValue, "", "names nothing", mend: "write one of email, phone, external_id and anonymous_id")
        }
    }
}

extension Identity {
    /// Checks an identity that stands alone, as a payload's are checked.
    ///
    /// - Parameter path: what violations call it.
    /// - Throws: what is wrong with it.
    package func validate(at path: String) throws(EventFault) {
        var findings = Findings()
        findings.inside(path: path) { check(&$0) }
        guard findings.isEmpty else { throw findings.fault }
    }
}

extension Consent: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(purpose, "purpose")
        findings.id(ifPresent: hasLegalBasis ? legalBasis : nil, "legal_basis")
        findings.id(ifPresent: hasWordingVersion ? wordingVersion : nil, "wording_version")
        findings.time(ifPresent: hasTime ? time : nil, "time")
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
    }
}
