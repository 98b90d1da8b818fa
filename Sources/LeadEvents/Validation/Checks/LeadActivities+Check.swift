extension LeadCaptured: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.messages(identities, "identities", atMost: 8)
        findings.message(ifPresent: hasOrigin ? origin : nil, "origin")
        findings.messages(consents, "consents", atMost: 16)
        findings.choice(kind, "kind")
        findings.text(ifPresent: hasInterest ? interest : nil, "interest", .prose)
        findings.ids(products, "products")
        findings.id(ifPresent: hasFormID ? formID : nil, "form_id")
        findings.message(ifPresent: hasEarlierTouch ? earlierTouch : nil, "earlier_touch")
        findings.custom(custom)
    }
}

extension LeadEngaged: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(signal, "signal")
        findings.text(ifPresent: hasAsset ? asset : nil, "asset", .link)
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.message(ifPresent: hasOrigin ? origin : nil, "origin")
        findings.choice(direction, "direction")
        findings.id(ifPresent: hasMessageID ? messageID : nil, "message_id")
        findings.id(ifPresent: hasVariant ? variant : nil, "variant")
        findings.duration(ifPresent: hasDuration ? duration : nil, "duration")
        findings.message(ifPresent: hasValue ? value : nil, "value")
        findings.custom(custom)
    }
}

extension LeadEnriched: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.id(saidBy, "said_by")
        findings.time(ifPresent: hasAsOf ? asOf : nil, "as_of")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension LeadUpdated: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(ifPresent: hasPerson ? person : nil, "person")
        findings.message(ifPresent: hasAccount ? account : nil, "account")
        findings.id(saidBy, "said_by")
        findings.count(cleared.count, "cleared", atMost: 64)
        for (index, name) in cleared.enumerated() where !Self.clearable.contains(name) {
            let nearest = NearestName.of(name, in: Self.clearable)
            findings.inside("cleared", at: index) {
                $0.add(
                    .invalidValue, "", "names no field of person or account",
                    mend: nearest.map { "did you mean \($0)?" } ?? "write for example person.phone")
            }
        }
        findings.custom(custom)
    }

    /// Names of the schema, in both encodings.
    private static let clearable = LeadField.allCases.map(\.rawValue).filter {
        $0.hasPrefix("person.") || $0.hasPrefix("account.")
    }
}

extension IdentityLinked: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(hasIdentity ? identity : nil, "identity")
        findings.id(saidBy, "said_by")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}

extension ConsentChanged: Checkable {
    func check(_ findings: inout Findings) {
        findings.message(hasConsent ? consent : nil, "consent")
        findings.custom(custom)
    }
}

extension PurchaseCompleted: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(orderID, "order_id")
        findings.messages(lineItems, "line_items", atMost: 1_000)
        findings.message(ifPresent: hasAmount ? amount : nil, "amount")
        findings.id(ifPresent: hasCampaign ? campaign : nil, "campaign")
        findings.message(ifPresent: hasOrigin ? origin : nil, "origin")
        findings.custom(custom)
    }
}
