package import CloudEvents
package import LeadEvents

/// An activity of sales that waits for marketing's offer of its lead, and so is counted nowhere yet.
package struct UnofferedActivity: Sendable, Hashable {
    package var lead: LeadID
    package var type: EventType
    package var reference: EventReference
    /// When it happened.
    package var time: Instant
    /// The lead's time at which it waits no longer: a sale counts without an offer then, anything else is refused.
    package var until: Instant

    package init(lead: LeadID, type: EventType, reference: EventReference, time: Instant, until: Instant) {
        self.lead = lead
        self.type = type
        self.reference = reference
        self.time = time
        self.until = until
    }
}

extension UnofferedActivity {
    /// "sale.won of 2026-03-02 09:14".
    var words: String { "\(shortName(type.name)) of \(minute(time))" }

    var members: [JSONText.Member] {
        [
            .init("type", .string(type.name)),
            .init("time", .string(time.description)),
            .init("source", .string(reference.source)),
            .init("id", .string(reference.id)),
            .init("until", .string(until.description)),
        ]
    }
}

extension [UnofferedActivity] {
    /// The oldest first.
    var inOrder: [UnofferedActivity] { sorted { ($0.time, $0.lead) < ($1.time, $1.lead) } }

    /// How many of how many leads wait, of which types, and the leads, the longest list cut after so many.
    func lines(atMost limit: Int) -> [String] {
        guard !isEmpty else { return ["No activity of sales waits for marketing's offer."] }
        let leads = Set(map(\.lead)).count
        let types = Dictionary(grouping: self, by: \.type).map { (type: shortName($0.name), count: $1.count) }
            .sorted { ($1.count, $0.type) < ($0.count, $1.type) }.map { "\($0.count) \($0.type)" }
        var lines = [
            "\(count) \(count == 1 ? "activity" : "activities") of sales about \(leads) \(leads == 1 ? "lead" : "leads") "
                + "\(count == 1 ? "waits" : "wait") for marketing's offer and \(count == 1 ? "is" : "are") "
                + "counted nowhere yet (\(types.joined(separator: ", "))):"
        ]
        lines += inOrder.prefix(limit).map { "  \($0.lead): \($0.words), waits until \(minute($0.until))" }
        if count > limit { lines.append("  and \(count - limit) more, which --json lists") }
        return lines + [
            "  Then a sale counts without an offer and anything else is refused. Check whether these leads were captured under "
                + "another identity."
        ]
    }
}
