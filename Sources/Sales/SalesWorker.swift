package import CloudEvents
package import LeadEvents
package import LeadStream

/// Sales' worker: the rules on sales' inbox, and the router on the lane that holds partition 0.
package enum SalesWorker: TeamWorker {
    package static let team = Team.sales

    package static func processor(
        _ layout: TopicLayout, namespace: UUIDValue, readAgreement: @escaping AgreementRegister.DocumentReader
    ) -> SalesProcessor {
        SalesProcessor(layout: layout, namespace: namespace, readAgreement: readAgreement)
    }
}
