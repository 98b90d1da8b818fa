/// How a person came to know the company, with what is usual for leads of that kind.
enum Channel: String, CaseIterable, Sendable {
    case organicSearch = "organic search"
    case paidSearch = "paid search"
    case social
    case direct
    case email
    case referral
    case display
    case event
    case partner
    case press

    /// How many of all leads. Unit: permille.
    var share: Int64 {
        switch self {
        case .organicSearch: 270
        case .paidSearch: 200
        case .social: 150
        case .direct: 110
        case .email: 80
        case .referral: 60
        case .display: 50
        case .event: 40
        case .partner: 30
        case .press: 10
        }
    }

    /// How many ask to be contacted straight away. Unit: permille.
    var handRaisers: Int64 {
        switch self {
        case .organicSearch: 260
        case .paidSearch: 300
        case .social: 120
        case .direct: 340
        case .email: 150
        case .referral: 420
        case .display: 80
        case .event: 250
        case .partner: 380
        case .press: 150
        }
    }

    /// How many buy of those that a rep takes over. Unit: permille.
    var winRate: Int64 {
        switch self {
        case .organicSearch: 240
        case .paidSearch: 220
        case .social: 110
        case .direct: 250
        case .email: 160
        case .referral: 380
        case .display: 90
        case .event: 260
        case .partner: 340
        case .press: 150
        }
    }

    /// What one lead costs. Unit: euro.
    var costPerLead: Int64 {
        switch self {
        case .organicSearch: 9
        case .paidSearch: 46
        case .social: 31
        case .direct: 0
        case .email: 4
        case .referral: 12
        case .display: 38
        case .event: 95
        case .partner: 25
        case .press: 18
        }
    }

    /// Where a visit came from, as a landing page sees it: source and medium.
    var sources: [(source: String, medium: String)] {
        switch self {
        case .organicSearch: [("google", "organic"), ("bing", "organic"), ("duckduckgo", "organic")]
        case .paidSearch: [("google", "cpc"), ("bing", "cpc")]
        case .social: [("linkedin", "paid-social"), ("meta", "paid-social"), ("linkedin", "social")]
        case .direct: [("(direct)", "(none)")]
        case .email: [("newsletter", "email"), ("onboarding", "email")]
        case .referral: [("review-site", "referral"), ("trade-journal", "referral")]
        case .display: [("programmatic", "display")]
        case .event: [("trade-fair", "event"), ("webinar", "event")]
        case .partner: [("partner-network", "partner")]
        case .press: [("regional-paper", "press")]
        }
    }

    var isPaid: Bool {
        switch self {
        case .paidSearch, .social, .display, .event: true
        case .organicSearch, .direct, .email, .referral, .partner, .press: false
        }
    }

    /// Click ids that the advertising platforms add. Empty where the source is none.
    static func clickID(of source: String) -> String? {
        switch source {
        case "google": "gclid"
        case "bing": "msclkid"
        case "meta": "fbclid"
        case "linkedin": "li_fat_id"
        default: nil
        }
    }
}
