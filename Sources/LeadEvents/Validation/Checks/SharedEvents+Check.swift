extension ActivityRetracted: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(hasActivity ? activity : nil, "activity")
        findings.text(reason, "reason")
        findings.custom(custom)
    }
}

extension ActivityRefused: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(hasActivity ? activity : nil, "activity")
        findings.id(activityType, "activity_type")
        findings.id(kind, "kind")
        findings.text(sentence, "sentence")
    }
}

extension AnomalyNoted: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(hasActivity ? activity : nil, "activity")
        findings.id(activityType, "activity_type")
        findings.id(kind, "kind")
        findings.text(sentence, "sentence")
    }
}

extension AgreementProposed: Checkable {
    func check(_ findings: inout Findings) {
        findings.range(version, "version", 1...UInt32.max)
        if document.isEmpty { findings.addMissing("document") }
        findings.hash(hash, "hash")
    }
}

extension AgreementSigned: Checkable {
    func check(_ findings: inout Findings) {
        findings.range(version, "version", 1...UInt32.max)
        findings.hash(hash, "hash")
        findings.time(ifPresent: hasEffectiveFrom ? effectiveFrom : nil, "effective_from")
    }
}

extension AgreementWithdrawn: Checkable {
    func check(_ findings: inout Findings) {
        findings.hash(hash, "hash")
        findings.text(reason, "reason")
    }
}

extension KnowledgeShared: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(fact, "fact")
        findings.text(topic, "topic")
        findings.text(text, "text", .prose)
        findings.id(ifPresent: hasVersion ? version : nil, "version")
    }
}

extension KnowledgeAcknowledged: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(fact, "fact")
        findings.id(ifPresent: hasVersion ? version : nil, "version")
    }
}

extension KnowledgeDisputed: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(fact, "fact")
        findings.text(reason, "reason", .prose)
        findings.id(ifPresent: hasVersion ? version : nil, "version")
    }
}
