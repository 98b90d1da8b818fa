/// What an event's record is keyed by.
package enum KeyRule: String, Sendable, Hashable, CaseIterable {
    /// The lead in the subject.
    case lead
    /// The lead in the subject; where there is none, the campaign in the payload.
    case leadOrCampaign
    /// The lead in the subject; where there is none, the rep in the payload.
    case leadOrRep
    /// The campaign in the payload.
    case campaign
    /// The rep in the payload; where there is none, the team.
    case rep
    /// The asset in the payload.
    case asset
    /// The claim in the payload.
    case claim
    /// The fact in the payload.
    case fact
    /// The agreement's hash in the payload.
    case hash
    /// The key of the activity that it is about: in the subject.
    case keyOfActivity
    /// It concerns a whole partition; the key says nothing.
    case partition

    /// One phrase for a person.
    package var phrase: String {
        switch self {
        case .lead: "lead id"
        case .leadOrCampaign: "lead id, or campaign"
        case .leadOrRep: "lead id, or rep"
        case .campaign: "campaign"
        case .rep: "rep, or the team's name"
        case .asset: "asset"
        case .claim: "claim"
        case .fact: "fact"
        case .hash: "agreement hash"
        case .keyOfActivity: "key of the activity it is about"
        case .partition: "none; it concerns the whole partition"
        }
    }
}
