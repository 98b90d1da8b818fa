extension Glossary {
    // The steps of the funnel
    static let captured = Term(
        "captured", field: "lead, inquiry",
        "a person made contact and marketing recorded it; the first record fixes origin and cohort")
    static let qualified = Term(
        "qualified", field: "MQL, marketing qualified lead",
        "marketing found the lead ready for sales under the agreement in force")
    static let offered = Term("offered", field: "handoff", "marketing offered the lead to sales, citing an agreement")
    static let assigned = Term("assigned", field: "routed lead", "a rep was given the lead")
    static let accepted = Term(
        "accepted", field: "SAL, sales accepted lead", "sales took the lead over and is accountable for it")
    static let contacted = Term(
        "contacted", field: "connected, working lead",
        "an attempt of sales reached the person, or a conversation or a meeting was held")
    static let won = Term("won", field: "closed won, customer", "sales closed a deal with the lead and it stands")

    // The figures beside them
    static let selfServe = Term(
        "selfServe", field: "self-service purchase", "the lead bought by itself, without a deal of sales; not in won")
    static let rate = Term("rate", field: "conversion rate", "won per captured")
    static let hours = Term(
        "medianHours", field: "stage velocity", "median hours to a step from the one that the lead reached before it")
    static let days = Term(
        "medianDaysToWon", field: "lead-to-close time",
        "median days from the first capture to the won deal; negative where the deal is dated before it")
    static let beside = Term(
        "beside", field: "sales-sourced, outbound",
        "leads that came to sales past marketing, or bought unannounced; no count of captured leads includes them")
    static let anomaly = Term(
        "anomaly", field: "data quality issue",
        "something that does not fit together, noted by a worker; nothing is refused for it")

    /// The words of `funnel`.
    package static let funnel = [
        captured, qualified, offered, assigned, accepted, contacted, won, selfServe, rate, hours, days, beside, anomaly,
    ]

    /// The stages that are no step of the funnel, and the words around them.
    private static let stages = [
        Term("suspect", field: "target, cold prospect", "somebody who may need something, now or later; no lead yet"),
        Term("working", field: "working, SAL", "sales has the lead and no deal is open"),
        Term("opportunity", field: "SQL, sales qualified lead, opportunity", "a deal with the lead is open"),
        Term("lost", field: "closed lost", "the lead's deals are lost, or sales gave up without one"),
        Term(
            "returned", field: "rejected lead", "sales gave the lead back and marketing has not taken it up again yet"),
        Term("recycled", field: "recycled, nurture", "the lead came back from sales and marketing takes care of it"),
        Term("disqualified", field: "unqualified, junk", "marketing gave the lead up"),
    ]

    private static let cooperation = [
        Term(
            "agreement", field: "SLA, service level agreement",
            "what both teams signed: when a lead is ready, who answers by when"),
        Term("handoff", field: "MQL-to-SAL handoff", "an offer and its answer: confirmed, returned or expired"),
        Term("accountable", field: "lead owner (team)", "the one team that answers for the lead at an instant"),
        Term("owner", field: "lead owner, account owner", "the rep who has the lead"),
        Term("bypass", field: "skipped stage", "a step was left out on the way to a deal; said, never refused"),
        Term("breach", field: "SLA breach", "an agreed deadline passed; both teams see who waited for whom"),
        Term("band", field: "lead grade, temperature", "none, cold, warm or hot, by the agreement's scores"),
        Term("score", field: "lead score", "fit and decayed engagement under the agreement's weights, in points"),
        Term("hand-raiser", field: "contact request, demo request", "a person who asked to be contacted"),
        Term("first touch", field: "original source", "where the person first came from, as the first capture says"),
    ]

    private static let machinery = [
        Term("activity", field: "event, engagement", "a fact that people or systems report"),
        Term("decision", field: "system event", "a fact that a worker concludes under the agreement in force"),
        Term("refused", field: "rejected event", "the activity makes no sense where the lead stands; counted nowhere"),
        Term("retracted", field: "correction, void", "the activity was taken back; counted nowhere"),
        Term("dead letter", field: "DLQ message", "a record that a worker could not use, kept with the reason"),
        Term("alias", field: "duplicate, merged record", "another id of the same lead"),
    ]

    /// Every word, in the order of docs/glossary.md.
    package static let all = funnel + stages + cooperation + machinery
}
