/// A field of what is known about a lead, as agreements name it. The raw value is the path that documents write.
package enum LeadField: String, CaseIterable, Sendable {
    case kind
    case interest
    case products
    case email = "person.email"
    case phone = "person.phone"
    case givenName = "person.given_name"
    case familyName = "person.family_name"
    case fullName = "person.full_name"
    case title = "person.title"
    case language = "person.language"
    case timeZone = "person.time_zone"
    case country = "person.country"
    case region = "person.region"
    case city = "person.city"
    case postalCode = "person.postal_code"
    case accountName = "account.name"
    case domain = "account.domain"
    case size = "account.size"
    case industry = "account.industry"
    case accountID = "account.external_id"
    /// `origin` is the first touch, which stays as it is.
    case channel = "origin.channel"
    case source = "origin.source"
    case medium = "origin.medium"
    case campaign = "origin.campaign"
    case term = "origin.term"
    case content = "origin.content"
    case landingPage = "origin.landing_page"
    case referrer = "origin.referrer"
    case adPlatform = "origin.ad_platform"
}

extension LeadField {
    /// What a field holds.
    package enum Value: Sendable, Hashable {
        case text(String)
        case number(Int64)
        case list([String])
    }

    /// What the brief says of this field; `nil` where it says nothing, or an empty text.
    package func value(in brief: Brief) -> Value? {
        switch self {
        case .kind: .text(brief.kind.agreementName)
        case .interest: Self.text(brief.interest)
        case .products: brief.products.isEmpty ? nil : .list(brief.products)
        case .email, .phone, .givenName, .familyName, .fullName, .title, .language, .timeZone, .country, .region, .city,
            .postalCode:
            brief.hasPerson ? text(of: brief.person) : nil
        case .accountName, .domain, .size, .industry, .accountID: brief.hasAccount ? value(of: brief.account) : nil
        case .channel, .source, .medium, .campaign, .term, .content, .landingPage, .referrer, .adPlatform:
            brief.hasFirstTouch ? text(of: brief.firstTouch) : nil
        }
    }

    /// Makes a field of the person or the account empty. The others stay as they are.
    package func clear(in brief: inout Brief) {
        if brief.hasPerson { clear(in: &brief.person) }
        if brief.hasAccount { clear(in: &brief.account) }
    }

    private func clear(in person: inout Person) {
        switch self {
        case .email: person.clearEmail()
        case .phone: person.clearPhone()
        case .givenName: person.clearGivenName()
        case .familyName: person.clearFamilyName()
        case .fullName: person.clearFullName()
        case .title: person.clearTitle()
        case .language: person.clearLanguage()
        case .timeZone: person.clearTimeZone()
        case .country: person.clearCountry()
        case .region: person.clearRegion()
        case .city: person.clearCity()
        case .postalCode: person.clearPostalCode()
        case .kind, .interest, .products, .accountName, .domain, .size, .industry, .accountID, .channel, .source,
            .medium,
            .campaign, .term, .content, .landingPage, .referrer, .adPlatform:
            break
        }
    }

    private func clear(in account: inout Account) {
        switch self {
        case .accountName: account.clearName()
        case .domain: account.clearDomain()
        case .size: account.clearSize()
        case .industry: account.clearIndustry()
        case .accountID: account.clearExternalID()
        case .kind, .interest, .products, .email, .phone, .givenName, .familyName, .fullName, .title, .language,
            .timeZone,
            .country, .region, .city, .postalCode, .channel, .source, .medium, .campaign, .term, .content, .landingPage,
            .referrer, .adPlatform:
            break
        }
    }

    private func text(of person: Person) -> Value? {
        switch self {
        case .email: Self.text(person.email)
        case .phone: Self.text(person.phone)
        case .givenName: Self.text(person.givenName)
        case .familyName: Self.text(person.familyName)
        case .fullName: Self.text(person.fullName)
        case .title: Self.text(person.title)
        case .language: Self.text(person.language)
        case .timeZone: Self.text(person.timeZone)
        case .country: Self.text(person.country)
        case .region: Self.text(person.region)
        case .city: Self.text(person.city)
        case .postalCode: Self.text(person.postalCode)
        default: nil
        }
    }

    private func value(of account: Account) -> Value? {
        switch self {
        case .accountName: Self.text(account.name)
        case .domain: Self.text(account.domain)
        case .size: account.hasSize ? .number(Int64(account.size)) : nil
        case .industry: Self.text(account.industry)
        case .accountID: account.hasExternalID ? Self.text(account.externalID.id) : nil
        default: nil
        }
    }

    private func text(of origin: Origin) -> Value? {
        switch self {
        case .channel: Self.text(origin.channel)
        case .source: Self.text(origin.source)
        case .medium: Self.text(origin.medium)
        case .campaign: Self.text(origin.campaign)
        case .term: Self.text(origin.term)
        case .content: Self.text(origin.content)
        case .landingPage: Self.text(origin.landingPage)
        case .referrer: Self.text(origin.referrer)
        case .adPlatform: origin.hasAdPlatform ? Self.text(origin.adPlatform.name) : nil
        default: nil
        }
    }

    private static func text(_ text: String) -> Value? { text.isEmpty ? nil : .text(text) }
}

extension LeadKind {
    /// As agreements write it. What is not said counts as customer.
    package var agreementName: String {
        switch self {
        case .candidate: "candidate"
        case .partner: "partner"
        case .unspecified, .customer, .UNRECOGNIZED: "customer"
        }
    }
}
