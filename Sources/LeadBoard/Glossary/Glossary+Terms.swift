extension Glossary {
    static let captured = Term(
        "captured", field: "lead, inquiry",
        "a person made contact and marketing recorded it; the first record fixes origin and cohort")
    static let qualified = Term(
        "qualified", field: "MQL, marketing qualified lead",
        "marketing found the lead ready for sales under the agreement in force")
    static let offered = Term(
        "offered", field: "handoff, MQL sent", "marketing offered the lead to sales, citing an agreement")
    static let assigned = Term("assigned", field: "routed lead", "a rep was given the lead")
    static let accepted = Term(
        "accepted", field: "SAL, sales accepted lead", "sales took the lead over and is accountable for it")
    static let contacted = Term(
        "contacted", field: "worked lead, connected",
        "an attempt of sales reached the person, or a conversation or meeting was held")
    static let won = Term(
        "won", field: "closed won, customer", "sales closed a deal with the lead and it was not reversed")
    static let selfServe = Term(
        "selfServe", field: "self-service purchase", "the lead bought by itself, without a deal of sales; not in won")
    static let rate = Term("rate", field: "conversion rate", "won per captured")
    static let hours = Term(
        "medianHours", field: "stage velocity",
        "median hours to a step from the step that the lead reached before it")
    static let days = Term(
        "medianDaysToWon", field: "sales cycle, lead to close",
        "median days from the first capture to the won deal; a deal dated before the capture counts as negative")
    static let anomaly = Term(
        "anomaly", field: "data quality issue",
        "something that does not fit together; noted by a worker, and nothing is refused for it")
    static let beside = Term(
        "beside", field: "sales sourced, referred, outbound",
        "leads that came to sales without marketing, which no count of captured leads includes")

    /// The words of `funnel`.
    package static let funnel = [
        captured, qualified, offered, assigned, accepted, contacted, won, selfServe, rate, hours, days, anomaly, beside,
    ]

    /// Every word, in the order of docs/glossary.md.
    package static let all = funnel
}
