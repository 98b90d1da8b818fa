import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Payloads with nothing but what a test is about.
extension EventPayload {
    static func captured(
        _ channel: String? = "email", campaign: String? = nil, source: String? = nil, kind: LeadKind = .unspecified,
        isTest: Bool = false, person: Person? = nil
    ) -> EventPayload {
        .leadCaptured(
            .with {
                if let channel { $0.origin.channel = channel }
                if let campaign { $0.origin.campaign = campaign }
                if let source { $0.origin.source = source }
                if let person { $0.person = person }
                $0.kind = kind
                $0.isTest = isTest
            })
    }

    static let qualified = EventPayload.leadQualified(
        .with {
            $0.reasons = [.handRaised]
            $0.score = 1_250
            $0.band = .cold
            $0.round = 1
        })

    static func offered(round: UInt32 = 1, pool: String = "default") -> EventPayload {
        .handoffOffered(
            .with {
                $0.handoffID = "handoff-\(round)"
                $0.reasons = [.handRaised]
                $0.score = 1_250
                $0.band = .cold
                $0.round = round
                $0.pool = pool
                $0.respondBy = Google_Protobuf_Timestamp(.at(hours: 48))
            })
    }

    static func assigned(_ rep: String = "anna") -> EventPayload {
        .leadAssigned(
            .with {
                $0.rep = rep
                $0.pool = "default"
                $0.rule = "round-robin"
                $0.trace = ["pool default has 2 reps", "anna is next by weight"]
            })
    }

    static func confirmed(_ rep: String = "anna") -> EventPayload {
        .handoffConfirmed(
            .with {
                $0.handoffID = "handoff-1"
                $0.rep = rep
                $0.waitedSeconds = 7_200
            })
    }

    static func transferred(_ from: Team, _ to: Team, _ reason: String) -> EventPayload {
        .accountabilityTransferred(
            .with {
                $0.from = from
                $0.to = to
                $0.reason = reason
            })
    }

    static func stage(_ stage: SalesStage) -> EventPayload { .stageChanged(.with { $0.to = stage }) }

    static func outreach(
        _ outcome: String = "reached", target: OutreachAttempted.Target = .unspecified, isTest: Bool = false
    ) -> EventPayload {
        .outreachAttempted(
            .with {
                $0.rep = "anna"
                $0.channel = "phone"
                $0.outcome = outcome
                $0.target = target
                $0.isTest = isTest
            })
    }

    static func closed(
        _ outcome: DealClosed.Outcome, deal: String = "deal-1", rep: String? = "anna", closedAt: Double,
        bypass: DealClosed.Bypass = .unspecified
    ) -> EventPayload {
        .dealClosed(
            .with {
                $0.dealID = deal
                $0.outcome = outcome
                if let rep { $0.rep = rep }
                $0.closedAt = Google_Protobuf_Timestamp(.at(hours: closedAt))
                $0.bypass = bypass
            })
    }

    static func refused(_ id: String) -> EventPayload {
        .activityRefused(
            .with {
                $0.activity = .test(id)
                $0.activityType = EventType.outreachAttempted.name
                $0.kind = "closed"
                $0.sentence = "The lead is closed."
            })
    }

    static func retracted(_ id: String) -> EventPayload {
        .activityRetracted(
            .with {
                $0.activity = .test(id)
                $0.reason = "mistyped"
            })
    }

    static func anomaly(_ kind: String = "closedBeforeCaptured") -> EventPayload {
        .anomalyNoted(
            .with {
                $0.activity = .test("deal-1")
                $0.activityType = EventType.saleWon.name
                $0.kind = kind
                $0.sentence = "The deal is dated before the first contact."
            })
    }
}

extension EventReference {
    static func test(_ id: String) -> EventReference {
        .with {
            $0.source = "test"
            $0.id = id
        }
    }
}
