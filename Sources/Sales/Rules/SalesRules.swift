package import LeadEvents

/// Sales' rules, first version: offers and their answers, who works on a lead, outreach, deals, and the leads that sales
/// brings in itself.
///
/// - An activity that works on a lead sales has not heard of waits for the offer, and is then decided in the order in which
///   it came, each at the time that the lead had by then: as if the offer had come first.
/// - A lead that sales is accountable for takes no second offer: marketing's offer is confirmed for the rep who has it.
/// - Which rep the router chooses, and when its choice is read, changes no decision but the reps that decisions name.
package enum SalesRules: TeamRules {
    package static let team = Team.sales
    package static let version: UInt32 = 1

    package static func decide(
        _ event: LeadEvent, _ id: LeadID, _ lead: inout SalesLead, _ context: RuleContext
    ) -> [Decision] {
        var deliberation = Deliberation(id, lead, context)
        deliberation.take(event)
        deliberation.settle(through: context.now)
        lead = deliberation.lead
        return deliberation.decisions
    }

    package static func fire(_ id: LeadID, _ lead: inout SalesLead, _ context: RuleContext) -> [Decision] {
        var deliberation = Deliberation(id, lead, context)
        deliberation.settle(through: context.now)
        lead = deliberation.lead
        return deliberation.decisions
    }
}
