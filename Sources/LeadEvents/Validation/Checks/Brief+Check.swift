extension Brief: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.messages(identities, "identities", atMost: 8)
        findings.message(ifPresent: hasFirstTouch ? firstTouch : nil, "first_touch")
        findings.message(ifPresent: hasLastTouch ? lastTouch : nil, "last_touch")
        findings.time(ifPresent: hasCapturedAt ? capturedAt : nil, "captured_at")
        findings.choice(kind, "kind")
        findings.text(ifPresent: hasInterest ? interest : nil, "interest", .prose)
        findings.ids(products, "products")
        findings.messages(seen, "seen", atMost: 8)
        findings.messages(consents, "consents", atMost: 16)
    }
}

extension Seen: Checkable {
    func check(_ findings: inout Findings) {
        findings.time(hasTime ? time : nil, "time")
        findings.id(signal, "signal")
        findings.text(ifPresent: hasAsset ? asset : nil, "asset", .link)
        findings.id(ifPresent: hasMessageID ? messageID : nil, "message_id")
        findings.id(ifPresent: hasVariant ? variant : nil, "variant")
    }
}
