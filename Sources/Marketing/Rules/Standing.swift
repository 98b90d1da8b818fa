/// Where a lead stands, as marketing knows it. The raw values are kept in state.
enum Standing: UInt8, Sendable {
    /// Never captured.
    case unknown
    /// Marketing takes care of it.
    case nurturing
    /// Sales is accountable for it.
    case withSales
    /// Came back from sales and is left in peace for a while.
    case resting
    /// Bought.
    case customer
    /// Given up.
    case disqualified
}

/// How the handoff of the current round stands.
enum OfferProgress: UInt8, Sendable {
    /// Not qualified, or answered.
    case none
    /// Qualified; fields that the agreement requires are missing.
    case waiting
    /// Offered and not answered.
    case open
}

/// What happened to a lead once and is remembered. The raw values are kept in state.
struct Marks: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    /// Captured by test events alone.
    static let test = Marks(rawValue: 1 << 0)
    /// Sales had it before marketing captured it: marketing never offers it from a first capture.
    static let salesSourced = Marks(rawValue: 1 << 1)
    /// Bought without sales.
    static let purchased = Marks(rawValue: 1 << 2)
    /// `lead.recycled` of the present rest is written.
    static let recycled = Marks(rawValue: 1 << 3)
    /// The address does not exist.
    static let bounced = Marks(rawValue: 1 << 4)
    /// Reported a message as spam.
    static let complained = Marks(rawValue: 1 << 5)
    /// Took back, or never gave, consent to e-mail from marketing.
    static let optedOut = Marks(rawValue: 1 << 6)
    /// That it was closed before it was captured is noted.
    static let closedEarlyNoted = Marks(rawValue: 1 << 7)

    static let all = Marks(rawValue: 0xff)
}

/// Why a lead is qualified, as a set. The raw values are kept in state.
struct Reasons: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let score = Reasons(rawValue: 1 << 0)
    static let handRaised = Reasons(rawValue: 1 << 1)
    static let signal = Reasons(rawValue: 1 << 2)

    static let all = Reasons(rawValue: 0x7)
}
