import LeadEvents

extension ActivityRetracted {
    var phrase: Phrase { Phrase("took back " + activity.words, [reason]) }
}

extension ActivityRefused {
    var phrase: Phrase { Phrase("refused " + shortName(activityType) + " " + activity.words, [kind], why: [sentence]) }
}

extension AnomalyNoted {
    var phrase: Phrase { Phrase("anomaly", [kind, shortName(activityType) + " " + activity.words], why: [sentence]) }
}

extension EventReference {
    /// "id of source".
    fileprivate var words: String { id + " of " + source }
}

/// A type without the parts that all of them share: "lead.captured".
func shortName(_ type: String) -> String {
    var name = Substring(type)
    if name.hasPrefix("leadrelay.") { name = name.dropFirst("leadrelay.".count) }
    if name.hasSuffix(".v1") { name = name.dropLast(".v1".count) }
    return String(name)
}

extension AgreementProposed {
    var phrase: Phrase { Phrase("agreement proposed", ["version \(version)", String(hash.prefix(12))]) }
}

extension AgreementSigned {
    var phrase: Phrase {
        Phrase(
            "agreement signed",
            [
                "version \(version)", String(hash.prefix(12)), founding ? "from the beginning" : nil,
                hasEffectiveFrom ? "from " + minute(effectiveFrom) : nil,
            ])
    }
}

extension AgreementWithdrawn {
    var phrase: Phrase { Phrase("agreement withdrawn", [String(hash.prefix(12)), reason]) }
}

extension KnowledgeShared {
    var phrase: Phrase { Phrase("knowledge shared", [fact, topic, .labelled("version", version)]) }
}

extension KnowledgeAcknowledged {
    var phrase: Phrase { Phrase("knowledge acknowledged", [fact, .labelled("version", version)]) }
}

extension KnowledgeDisputed {
    var phrase: Phrase { Phrase("knowledge disputed", [fact, reason]) }
}

extension LeadAliased {
    var phrase: Phrase { Phrase("another name of " + lead, [identityKind]) }
}

extension AssignmentRequested {
    var phrase: Phrase {
        Phrase("rep requested", [.labelled("pool", pool), .labelled("preferably", preferredRep), preference])
    }
}

extension AssignmentReleased {
    var phrase: Phrase { Phrase("rep released", [reason, .labelled("rep", rep)]) }
}
