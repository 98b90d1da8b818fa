package import CloudEvents

/// The id of a decision: the same decision has the same id wherever and whenever it is made.
package enum DecisionID {
    /// Namespace of all decision ids, fixed for ever: UUIDv5 of `urn:leadrelay:decisions` in the namespace of URLs.
    package static let namespace = UUIDValue(high: 0x0ee9_91c5_5333_51c6, low: 0xacd0_06b4_d4e5_91bf)

    /// UUIDv5 over "lead, zero byte, type name, zero byte, subject".
    package static func derive(lead: LeadID, type: EventType, subject: String) -> UUIDValue {
        var name = lead.uuid.text
        name.reserveCapacity(80 + subject.utf8.count)
        name.append(0)
        name.append(contentsOf: type.name.utf8)
        name.append(0)
        name.append(contentsOf: subject.utf8)
        return UUIDValue.v5(namespace: namespace, name: name)
    }
}

/// The id of a handoff: the id of the `handoff.offered` that began it.
package enum HandoffID {
    /// - Parameter round: counts the offers of a lead from 1.
    package static func derive(lead: LeadID, round: UInt32) -> UUIDValue {
        DecisionID.derive(lead: lead, type: .handoffOffered, subject: "round \(round)")
    }
}
