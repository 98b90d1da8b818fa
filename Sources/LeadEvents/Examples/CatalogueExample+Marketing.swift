extension CatalogueExample {
    static let marketing: [EventType: String] = [
        .leadCaptured: #"""
        {"person":{"email":"ada@example.com","phone":"+4915112345678","givenName":"Ada","familyName":"Lovelace",
        "title":"Head of Purchasing","language":"en-GB","timeZone":"Europe/London","country":"GB"},
        "account":{"name":"Analytical Engines Ltd","domain":"example.com","size":120,"industry":"machinery"},
        "identities":[{"externalId":{"system":"hubspot","id":"4711"}}],
        "origin":{"channel":"paid search","source":"google","medium":"cpc","campaign":"spring-fair","paid":true,
        "clickIds":[{"kind":"gclid","value":"Cj0KCQiA","time":"2026-01-31T11:58:30Z"}]},
        "consents":[{"purpose":"marketing-email","granted":true,"legalBasis":"consent","wordingVersion":"7"}],
        "kind":"LEAD_KIND_CUSTOMER","interest":"twelve looms","products":["loom-2"],"contactRequested":true,
        "formId":"contact","custom":[{"key":"shirt","value":"M"}]}
        """#,
        .leadEngaged: #"""
        {"signal":"webinar.attended","asset":"looms-101","campaign":"spring-fair","direction":"DIRECTION_ONE_WAY",
        "duration":"2700s"}
        """#,
        .leadEnriched: #"""
        {"account":{"size":140,"industry":"textiles"},"saidBy":"clearbit","asOf":"2026-01-30T00:00:00Z",
        "note":"Opens a second plant in May."}
        """#,
        .leadUpdated: #"{"person":{"title":"Managing Director"},"saidBy":"hubspot","cleared":["person.phone"]}"#,
        .touchRecorded: #"""
        {"campaign":"spring-fair","channel":"press","audience":"AUDIENCE_GENERAL","reach":"40000","paid":false,
        "offline":true,"asset":"press-release-12"}
        """#,
        .identityLinked: #"""
        {"identity":{"anonymousId":"cookie-8f14e45f"},"saidBy":"website","reason":"logged in"}
        """#,
        .consentChanged: #"""
        {"consent":{"purpose":"marketing-email","granted":false,"channel":"unsubscribe link"}}
        """#,
        .campaignScheduled: #"""
        {"campaign":"spring-fair","name":"Spring Fair 2026","period":{"from":"2026-03-01T00:00:00Z",
        "until":"2026-04-01T00:00:00Z"},"channels":["event","email"],"budget":{"currency":"EUR","units":"20000"},
        "plannedLeads":300,"team":"TEAM_MARKETING"}
        """#,
        .campaignStarted: #"{"campaign":"spring-fair"}"#,
        .campaignEnded: #"{"campaign":"spring-fair","spent":{"currency":"EUR","units":"18250"}}"#,
        .promotionStarted: #"""
        {"campaign":"winter-prices","period":{"from":"2026-01-15T00:00:00Z","until":"2026-02-15T00:00:00Z"},
        "discount":1500,"products":["loom-2"]}
        """#,
        .spendRecorded: #"""
        {"campaign":"spring-fair","team":"TEAM_MARKETING","money":{"currency":"EUR","units":"1200","nanos":500000000},
        "period":{"from":"2026-01-01T00:00:00Z","until":"2026-02-01T00:00:00Z"},"category":"media"}
        """#,
        .purchaseCompleted: #"""
        {"orderId":"O-1001","lineItems":[{"product":"loom-2","quantityMilli":"1000","unitPrice":{"currency":"EUR",
        "units":"890"}}],"amount":{"currency":"EUR","units":"890"},"campaign":"winter-prices"}
        """#,
        .messageSent: #"""
        {"messageId":"welcome-1","version":"3","variant":"b","campaign":"spring-fair","claims":["two-weeks"],
        "audienceSize":"4200","channel":"email"}
        """#,
        .messageBounced: #"{"messageId":"welcome-1","bounce":"BOUNCE_HARD","version":"3","campaign":"spring-fair"}"#,
        .messageComplained: #"{"messageId":"welcome-1","version":"3","campaign":"spring-fair"}"#,
        .contentSupplied: #"""
        {"asset":"loom-comparison","version":"2","title":"Looms compared","answers":{"source":"crm","id":"req-9"},
        "claims":["two-weeks"]}
        """#,
        .claimApproved: #"{"claim":"two-weeks","wording":"Delivered within two weeks.","version":"1"}"#,
        .claimRetired: #"{"claim":"two-weeks","reason":"The supplier changed."}"#,
        .leadScored: #"""
        {"fit":4000,"engagement":3150,"score":3575,"band":"BAND_WARM","previousBand":"BAND_COLD",
        "contributions":[{"rule":"signal:webinar.attended","points":2000},{"rule":"fit:country","points":1000}]}
        """#,
        .leadQualified: #"""
        {"reasons":["QUALIFICATION_REASON_SCORE"],"score":6120,"band":"BAND_HOT","round":1}
        """#,
        .handoffOffered: #"""
        {"handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","agreementVersion":3,"brief":{"person":{"email":
        "ada@example.com"},"firstTouch":{"channel":"event","campaign":"spring-fair"},"capturedAt":
        "2026-01-12T08:30:00Z","kind":"LEAD_KIND_CUSTOMER","interest":"twelve looms","seen":[{"time":
        "2026-01-30T15:00:00Z","signal":"webinar.attended","asset":"looms-101"}]},
        "reasons":["QUALIFICATION_REASON_SCORE"],"score":6120,"band":"BAND_HOT","respondBy":"2026-02-02T12:00:00Z",
        "round":1,"pool":"default"}
        """#,
        .leadRecycled: #"""
        {"handoffId":"0b9de23d-0a6c-5a4f-a6f3-3a9a7a0b7f10","cause":"CAUSE_RETURNED","reason":"not-now",
        "restUntil":"2026-03-02T12:00:00Z","round":1}
        """#,
        .leadDisqualified: #"{"reason":"not-a-fit"}"#,
        .leadConverted: #"{"orderId":"O-1001","amount":{"currency":"EUR","units":"890"},"campaign":"winter-prices"}"#,
        .nurtureDue: #"{"track":"newcomers","step":2}"#,
        .nurtureSuppressed: #"{"reason":"with-sales","until":"2026-03-02T12:00:00Z"}"#,
        .leadMerged: #"""
        {"joined":"7c9e6679-7425-40de-944b-e07fc1f90ae7","because":{"source":"website","id":"link-3"}}
        """#,
        .creditAssigned: #"""
        {"dealId":"D-77","rule":"first-touch","shares":[{"team":"TEAM_MARKETING","campaign":"spring-fair",
        "channel":"event","share":6000},{"team":"TEAM_SALES","share":4000}]}
        """#,
    ]
}
