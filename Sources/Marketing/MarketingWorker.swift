package import CloudEvents
package import LeadEvents
package import LeadStream

/// Marketing's worker: the rules on marketing's inbox, nothing beside.
package enum MarketingWorker: TeamWorker {
    package static let team = Team.marketing

    package static func processor(
        _ layout: TopicLayout, namespace: UUIDValue, readAgreement: @escaping AgreementRegister.DocumentReader
    ) -> TeamProcessor<MarketingRules> {
        TeamProcessor(layout: layout, namespace: namespace, readAgreement: readAgreement)
    }
}
