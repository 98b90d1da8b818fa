import CloudEvents
import LeadEvents
import SwiftProtobuf

/// What an event says, in words: what happened, and why.
package struct Phrase: Sendable, Hashable {
    /// One clause, in the past tense, without personal data.
    package var what: String
    /// Reasons, contributions, the trace of a choice; one clause each.
    package var why: [String]

    init(_ what: String, why: [String] = []) {
        self.what = what
        self.why = why
    }

    /// A clause with its details behind it: "called: phone, no-answer". Details that are not there are left out.
    init(_ what: String, _ details: [String?], why: [String?] = []) {
        let known = details.compactMap { $0 }.filter { !$0.isEmpty }
        self.what = known.isEmpty ? what : what + ": " + known.joined(separator: ", ")
        self.why = why.compactMap { $0 }.filter { !$0.isEmpty }
    }
}

extension String {
    /// "name value"; `nil` where there is no value.
    static func labelled(_ name: String, _ value: String?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        return name + " " + value
    }
}

/// Hundredths of a point as points: 1250 is "12.5".
func points(_ hundredths: Int32) -> String {
    var text = fixed(Double(hundredths) / 100, digits: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
}

/// A time to the minute, UTC: "2026-03-02 09:14".
func minute(_ instant: Instant) -> String {
    let text = instant.description
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
}

func minute(_ stamp: Google_Protobuf_Timestamp) -> String { minute(stamp.instant) }

/// A length of time in its two largest units: "2 d 4 h", "35 min".
func span(seconds: Int64) -> String {
    let sign = seconds < 0 ? "-" : ""
    let minutes = Int64(clamping: seconds.magnitude / 60)
    if minutes >= 1_440 { return sign + "\(minutes / 1_440) d \(minutes % 1_440 / 60) h" }
    if minutes >= 60 { return sign + "\(minutes / 60) h \(minutes % 60) min" }
    return sign + (minutes >= 1 ? "\(minutes) min" : "\(seconds.magnitude) s")
}

extension Money {
    /// "1200.5 EUR".
    var words: String {
        let hundredths = (Double(units) + Double(nanos) / 1e9) * 100
        let amount =
            hundredths.truncatingRemainder(dividingBy: 100) == 0 ? String(units) : fixed(hundredths / 100, digits: 2)
        return amount + " " + currency
    }
}

extension Band {
    package var word: String {
        switch self {
        case .none: "none"
        case .cold: "cold"
        case .warm: "warm"
        case .hot: "hot"
        case .unspecified, .UNRECOGNIZED: "unknown"
        }
    }
}

extension QualificationReason {
    var word: String {
        switch self {
        case .score: "score"
        case .handRaised: "hand-raised"
        case .signal: "signal"
        case .unspecified, .UNRECOGNIZED: "no reason given"
        }
    }
}

extension Origin {
    /// "channel email, campaign spring, source newsletter".
    var words: String? {
        let parts = [
            String.labelled("channel", channel), .labelled("source", source), .labelled("medium", medium),
            .labelled("campaign", campaign), .labelled("platform", adPlatform.name),
        ]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }
}
