extension CatalogueExample {
    static let sales: [EventType: String] = [
        .handoffAccepted: #"{"rep":"r-7","note":"Calls today."}"#,
        .handoffRejected: #"{"rep":"r-7","reason":"not-now","note":"Budget from June on."}"#,
        .leadSourced: #"""
        {"person":{"fullName":"Grace Hopper","phone":"+12125550123"},"account":{"name":"Compilers Inc"},
        "rep":"r-7","how":"cold-call","kind":"LEAD_KIND_CUSTOMER"}
        """#,
        .leadReferred: #"""
        {"person":{"fullName":"Alan Turing","email":"alan@example.org"},"rep":"r-7",
        "byCustomer":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}
        """#,
        .suspectIdentified: #"""
        {"account":{"name":"Difference Engines"},"identities":[{"externalId":{"system":"crm","id":"A-99"}}],
        "rep":"r-7","neededAt":"2026-06-01T00:00:00Z","note":"Their lease ends in summer."}
        """#,
        .prospectClaimed: #"{"rep":"r-7","until":"2026-04-30T00:00:00Z"}"#,
        .proposalRequested: #"""
        {"person":{"fullName":"Mary Somerville","email":"mary@example.net"},"rep":"r-7",
        "interest":"a proposal for forty looms","products":["loom-2"]}
        """#,
        .ownerChanged: #"{"fromRep":"r-7","toRep":"r-9","by":"m-1","reason":"holiday"}"#,
        .outreachAttempted: #"""
        {"rep":"r-7","channel":"phone","target":"TARGET_PROSPECT","direction":"DIRECTION_ONE_WAY",
        "outcome":"no-answer","duration":"25s","nextStepAt":"2026-02-03T09:00:00Z"}
        """#,
        .conversationHeld: #"""
        {"rep":"r-7","channel":"phone","outcome":"meeting-agreed","duration":"660s",
        "nextStepAt":"2026-02-03T09:00:00Z"}
        """#,
        .meetingScheduled: #"""
        {"rep":"r-7","meetingId":"M-5","startsAt":"2026-02-05T10:00:00Z","channel":"video","duration":"1800s"}
        """#,
        .meetingHeld: #"{"rep":"r-7","meetingId":"M-5","duration":"2100s","outcome":"interested"}"#,
        .meetingMissed: #"{"rep":"r-7","meetingId":"M-5","missedBy":"prospect"}"#,
        .objectionRaised: #"{"rep":"r-7","objectionId":"X-1","kind":"price","note":"A cheaper loom exists."}"#,
        .objectionResolved: #"{"rep":"r-7","objectionId":"X-1","how":"Shown the cost of a year."}"#,
        .discoveryCompleted: #"{"rep":"r-7","findings":"Needs forty looms by May.","products":["loom-2"]}"#,
        .proposalSent: #"""
        {"rep":"r-7","proposalId":"P-12","dealId":"D-77","money":{"currency":"EUR","units":"35600"},
        "lineItems":[{"product":"loom-2","quantityMilli":"40000"}],"claims":["two-weeks"]}
        """#,
        .negotiationChanged: #"{"rep":"r-7","dealId":"D-77","term":"discount","from":"0 %","to":"5 %"}"#,
        .followupScheduled: #"{"rep":"r-7","at":"2026-02-10T09:00:00Z","channel":"phone"}"#,
        .referralRequested: #"{"rep":"r-7","target":"TARGET_PARTNER"}"#,
        .contentRequested: #"{"rep":"r-7","description":"A comparison of looms","neededAt":"2026-02-20T00:00:00Z"}"#,
        .contentUsed: #"{"rep":"r-7","asset":"loom-comparison","version":"2","channel":"email"}"#,
        .competitorMentioned: #"{"rep":"r-7","competitor":"Jacquard SA"}"#,
        .dealOpened: #"""
        {"dealId":"D-77","rep":"r-7","credited":[{"rep":"r-3","role":"sdr","share":10000},{"rep":"r-7","role":"ae",
        "share":10000}],"stage":"discovery","amount":{"currency":"EUR","units":"35600"},"term":"TERM_ONE_OFF",
        "lineItems":[{"product":"loom-2","quantityMilli":"40000"}],"expectedClose":"2026-04-01T00:00:00Z"}
        """#,
        .dealUpdated: #"{"dealId":"D-77","stage":"proposal","amount":{"currency":"EUR","units":"33820"}}"#,
        .saleWon: #"""
        {"dealId":"D-77","rep":"r-7","amount":{"currency":"EUR","units":"33820"},"term":"TERM_ONE_OFF",
        "lineItems":[{"product":"loom-2","quantityMilli":"40000","unitPrice":{"currency":"EUR","units":"845",
        "nanos":500000000}}]}
        """#,
        .saleLost: #"{"dealId":"D-77","rep":"r-7","reason":"competitor","competitor":"Jacquard SA"}"#,
        .saleReversed: #"{"dealId":"D-77","rep":"r-7","reason":"cancelled"}"#,
        .targetSet: #"""
        {"rep":"r-7","period":{"from":"2026-01-01T00:00:00Z","until":"2026-04-01T00:00:00Z"},
        "revenue":{"currency":"EUR","units":"250000"},"deals":12}
        """#,
        .repChanged: #"""
        {"rep":"r-7","name":"Robin","email":"robin@example.com","pools":["default"],"weight":2,"capacity":40,
        "territories":["GB","IE"],"languages":["en"],"timeZone":"Europe/London","hours":"Mon-Fri 09:00-17:00",
        "profile":"hunter"}
        """#,
        .leadAssigned: #"""
        {"rep":"r-7","pool":"default","rule":"round-robin","trace":["pool default: r-3 full","r-7 next"],
        "handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","request":1}
        """#,
        .handoffConfirmed: #"""
        {"handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","rep":"r-7","waitedSeconds":"5400"}
        """#,
        .handoffReturned: #"""
        {"handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","rep":"r-7","reason":"not-now"}
        """#,
        .handoffExpired: #"""
        {"handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","respondBy":"2026-02-02T12:00:00Z","rep":"r-7"}
        """#,
        .accountabilityTransferred: #"{"from":"TEAM_MARKETING","to":"TEAM_SALES","reason":"accepted"}"#,
        .deadlineBreached: #"""
        {"deadline":"respond","due":"2026-02-02T12:00:00Z","waitingOn":"TEAM_SALES","rep":"r-7",
        "handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10"}
        """#,
        .leadEscalated: #"{"to":"m-1","reason":"no-answer"}"#,
        .followupDue: #"{"rep":"r-7","due":"2026-02-03T09:00:00Z","attempts":2}"#,
        .leadExhausted: #"{"attempts":8,"rep":"r-7"}"#,
        .leadFasttracked: #"{"rep":"r-7","reason":"proposal-requested"}"#,
        .stageChanged: #"{"from":"SALES_STAGE_OFFERED","to":"SALES_STAGE_WORKING"}"#,
        .dealClosed: #"""
        {"dealId":"D-77","outcome":"OUTCOME_WON","rep":"r-7","amount":{"currency":"EUR","units":"33820"},
        "closedAt":"2026-01-31T12:00:00Z"}
        """#,
    ]
}
