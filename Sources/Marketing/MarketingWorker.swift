package import CloudEvents
package import EventLog
package import LeadEvents
package import LeadStream

/// Marketing's worker: the rules on marketing's inbox, nothing beside.
package enum MarketingWorker: TeamWorker {
    package static let team = Team.marketing

    package static func sidecars(_ layout: TopicLayout) -> [SessionPlan.Sidecar] {
        CommonSidecars.of(team, layout)
    }

    package static func processor(
        _ layout: TopicLayout, namespace: UUIDValue, readAgreement: @escaping AgreementRegister.DocumentReader
    ) -> TeamProcessor<MarketingRules> {
        TeamProcessor(layout: layout, namespace: namespace, readAgreement: readAgreement)
    }
}
