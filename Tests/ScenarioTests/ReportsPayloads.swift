import CloudEvents
import LeadEvents
import SwiftProtobuf

extension ReportsFixture {
    static let qualified = EventPayload.leadQualified(
        .with {
            $0.reasons = [.handRaised]
            $0.score = 1_250
            $0.band = .cold
            $0.round = 1
        })

    static let offered = EventPayload.handoffOffered(
        .with {
            $0.handoffID = DecisionID.handoff(of: ana, round: 1).description
            $0.reasons = [.handRaised]
            $0.score = 1_250
            $0.band = .cold
            $0.round = 1
            $0.pool = "north"
            $0.brief.person.email = "ana@example.com"
        })

    static let assigned = EventPayload.leadAssigned(
        .with {
            $0.rep = "anton"
            $0.pool = "north"
            $0.rule = "round-robin"
            $0.trace = ["anton is next by weight"]
            $0.request = 1
        })

    static let accepted = EventPayload.handoffAccepted(.with { $0.rep = "anton" })

    static let confirmed = EventPayload.handoffConfirmed(
        .with {
            $0.handoffID = DecisionID.handoff(of: ana, round: 1).description
            $0.rep = "anton"
            $0.waitedSeconds = 6_360
        })

    static let transferred = EventPayload.accountabilityTransferred(
        .with {
            $0.from = .marketing
            $0.to = .sales
            $0.reason = "accepted"
        })

    static func stage(_ stage: SalesStage) -> EventPayload { .stageChanged(.with { $0.to = stage }) }

    static let outreach = EventPayload.outreachAttempted(
        .with {
            $0.rep = "anton"
            $0.channel = "phone"
            $0.outcome = "reached"
        })

    static let won = EventPayload.dealClosed(
        .with {
            $0.dealID = "d-1"
            $0.outcome = .won
            $0.rep = "anton"
            $0.closedAt = Google_Protobuf_Timestamp(Instant(milliseconds: 1_772_788_440_000))
        })

    static let anomaly = EventPayload.anomalyNoted(
        .with {
            $0.activity.source = "crm"
            $0.activity.id = "form-3"
            $0.activityType = EventType.leadCaptured.name
            $0.kind = "closedBeforeCaptured"
            $0.sentence = "The deal is dated before the first contact."
        })
}
