extension CatalogueExample {
    static let shared: [EventType: String] = [
        .activityRetracted: #"{"activity":{"source":"website","id":"visit-17"},"reason":"It was a test of the form."}"#,
        .activityRefused: #"""
        {"activity":{"source":"crm","id":"acc-4"},"activityType":"leadrelay.handoff.accepted.v1",
        "kind":"notOffered","sentence":"The lead was not offered to sales."}
        """#,
        .anomalyNoted: #"""
        {"activity":{"source":"crm","id":"won-8"},"activityType":"leadrelay.sale.won.v1",
        "kind":"closedBeforeCaptured","sentence":"The deal is dated before the first contact."}
        """#,
        .agreementProposed: #"""
        {"version":1,"document":"version: 1\n",
        "hash":"09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847"}
        """#,
        .agreementSigned: #"""
        {"version":1,"hash":"09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847",
        "effectiveFrom":"2026-02-01T00:00:00Z"}
        """#,
        .agreementWithdrawn: #"""
        {"hash":"09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847","reason":"Too few reps."}
        """#,
        .knowledgeShared: #"""
        {"fact":"delivery-time","topic":"product","text":"Looms ship within two weeks.","version":"1"}
        """#,
        .knowledgeAcknowledged: #"{"fact":"delivery-time","version":"1"}"#,
        .knowledgeDisputed: #"{"fact":"delivery-time","reason":"The last three took a month.","version":"1"}"#,
        .clockTicked: "{}",
        .clockHeld: "{}",
        .clockReleased: "{}",
        .leadAliased: #"{"lead":"7c9e6679-7425-40de-944b-e07fc1f90ae7","identityKind":"external_id"}"#,
        .assignmentRequested: #"""
        {"pool":"default","request":1,"handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","score":6120,
        "country":"GB","language":"en","agreementVersion":3}
        """#,
        .assignmentReleased: #"{"request":1,"reason":"returned","rep":"r-7"}"#,
    ]
}
