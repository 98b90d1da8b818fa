import CloudEvents
import LeadEvents

/// Own activities beside captures. A test says nothing about the lead; nor does anything about a lead of tests alone.
extension Deliberation {
    mutating func engaged(_ engagement: LeadEngaged) {
        guard concernsLead(isTest: engagement.isTest) else { return }
        if engagement.hasOrigin { touch(engagement.origin) }
        count(
            SeenList.Entry(
                time: time, signal: engagement.signal, asset: engagement.hasAsset ? engagement.asset : nil,
                message: engagement.hasMessageID ? engagement.messageID : nil,
                variant: engagement.hasVariant ? engagement.variant : nil))
        rescore(.activity)
        considerQualification(agreement.qualification.signals.contains(engagement.signal) ? .signal : [])
    }

    /// Research fills gaps; it never replaces what the lead said.
    mutating func enriched(_ enrichment: LeadEnriched) {
        guard concernsLead(isTest: enrichment.isTest) else { return }
        learn { brief in
            if enrichment.hasPerson { brief.completePerson(with: enrichment.person) }
            if enrichment.hasAccount { brief.completeAccount(with: enrichment.account) }
        }
        reconsider()
    }

    mutating func updated(_ update: LeadUpdated) {
        guard concernsLead(isTest: update.isTest) else { return }
        learn { brief in
            for path in update.cleared { LeadField(rawValue: path)?.clear(in: &brief) }
            if update.hasPerson { brief.replacePerson(by: update.person) }
            if update.hasAccount { brief.replaceAccount(by: update.account) }
        }
        reconsider()
    }

    mutating func linked(_ link: IdentityLinked) {
        guard concernsLead(isTest: link.isTest), link.hasIdentity else { return }
        alias(IdentityNames([link.identity]), knownBefore: knows().names)
        learn { $0.add(link.identity) }
    }

    mutating func consentChanged(_ change: ConsentChanged) {
        guard concernsLead(isTest: change.isTest), change.hasConsent else { return }
        take(change.consent)
    }

    /// Seen by the lead, so sales shall see it too; it shows no interest by itself.
    mutating func sent(_ message: MessageSent) {
        guard concernsLead(isTest: message.isTest) else { return }
        lead.seen.add(
            SeenList.Entry(
                time: time, signal: "message.sent", message: message.messageID,
                variant: message.hasVariant ? message.variant : nil, isShown: true))
    }

    func concernsLead(isTest: Bool) -> Bool { !isTest && !lead.marks.contains(.test) }

    private mutating func reconsider() {
        rescore(.activity)
        considerQualification([])
    }
}
