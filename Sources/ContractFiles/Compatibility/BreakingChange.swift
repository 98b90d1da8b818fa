/// One change of the schema after which somebody cannot read what somebody else writes.
package struct BreakingChange: Hashable, Sendable {
    /// Message, and field or value, for example `LeadCaptured.interest`.
    package let place: String
    /// What changed, for example "changed its type from string to int32".
    package let problem: String
    /// One line: what to write instead.
    package let mend: String
    /// Short names of the event types that carry it, in the catalogue's order.
    package let types: [String]
    /// Who reads those: teams, and "reports".
    package let readers: [String]

    /// For a person, on one line.
    package var sentence: String {
        let carried =
            types.count > 3
            ? "\(types.prefix(3).joined(separator: ", ")) and \(types.count - 3) more" : types.joined(separator: ", ")
        let breaks = types.isEmpty ? "" : " It breaks \(carried), read by \(readers.joined(separator: ", "))."
        return "\(place) \(problem).\(breaks) Mend: \(mend)."
    }
}
