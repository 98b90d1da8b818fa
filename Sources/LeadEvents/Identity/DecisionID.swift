package import CloudEvents

/// The id of a decision: it follows from what was decided about which lead, so that the same decision has the same id
/// whenever and in whatever order it is reached.
package enum DecisionID {
    /// The namespace of every installation: version 5 of the DNS namespace and "decisions.leadrelay".
    package static let namespace = UUIDValue.v5(namespace: .domainNames, name: "decisions.leadrelay".utf8)

    /// UUID version 5 of the lead, the type's name and the subject, parted by zero bytes.
    package static func derive(lead: LeadID, type: EventType, subject: String) -> UUIDValue {
        var name: [UInt8] = []
        name.reserveCapacity(128)
        name.append(contentsOf: lead.uuid.text)
        name.append(0)
        name.append(contentsOf: Catalogue[type].typeBytes)
        name.append(0)
        name.append(contentsOf: subject.utf8)
        return UUIDValue.v5(namespace: namespace, name: name)
    }

    /// The handoff id of a lead's offer of this round: the id of its `handoff.offered`.
    package static func handoff(of lead: LeadID, round: UInt32) -> UUIDValue {
        derive(lead: lead, type: .handoffOffered, subject: subject(ofRound: round))
    }

    /// Subject of the decisions that a lead gets once a round.
    package static func subject(ofRound round: UInt32) -> String { "round \(round)" }
}
