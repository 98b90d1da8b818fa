import LeadEvents

extension Decision {
    /// The decision in a few words, so that a test can say as data what it expects.
    var summary: String {
        switch payload {
        case .leadScored(let scored): "scored \(scored.band) \(scored.score)"
        case .leadQualified(let qualified):
            "qualified \(qualified.round) \(Self.list(qualified.reasons))"
                + (qualified.missing.isEmpty ? "" : " missing \(qualified.missing.joined(separator: ","))")
        case .handoffOffered(let offer): "offered \(offer.round) \(Self.list(offer.reasons)) \(offer.pool)"
        case .leadRecycled(let recycled): "recycled \(recycled.round) \(recycled.cause)"
        case .leadDisqualified(let disqualified): "disqualified \(disqualified.reason)"
        case .leadConverted(let converted): "converted \(converted.orderID)"
        case .nurtureSuppressed(let suppressed): "suppressed \(suppressed.reason)"
        case .activityRefused(let refused): "refused \(refused.kind)"
        case .anomalyNoted(let anomaly): "anomaly \(anomaly.kind)"
        case .leadAliased(let alias): "aliased \(alias.identityKind)"
        default: "\(payload.type)"
        }
    }

    private static func list(_ reasons: [QualificationReason]) -> String {
        reasons.map { "\($0)" }.joined(separator: "+")
    }
}
