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
        let before = findings.violations.count
        findings.hash(hash, "hash")
        // What is signed is the hash: it may stand for one document only.
        guard findings.violations.count == before, !document.isEmpty, hash != SHA256Text.of(document) else { return }
        findings.add(
            .invalidValue, "hash", "is not the document's",
            mend: "write the SHA-256 of its UTF-8 bytes; `leadrelay agreement check` prints it")
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
