import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

/// One lead and what marketing decides about it. Plays the runtime's part: time goes only forward, deadlines fire at their
/// instants before an event beyond them, and kept state is written and read back after every step.
struct TestLead {
    /// The lead that goes by the e-mail address a@example.com.
    static let id = IdentityName(email: "a@example.com").map { $0.leadID(in: LeadID.defaultNamespace) } ?? other
    static let other = LeadID(UUIDValue(high: 0x1111_2222_3333_5444, low: 0x8555_6666_7777_8888))
    /// 2025-01-01T00:00:00Z.
    static let start = Instant(milliseconds: 1_735_689_600_000)

    var agreement = Agreement()
    private(set) var state = MarketingLead()
    private(set) var now = Instant.earliest
    private(set) var decisions: [Decision] = []
    private var events = 0

    /// Reads an event that happened this many days after the start.
    ///
    /// - Returns: what was decided, deadlines that it made pass included.
    @discardableResult
    mutating func read(_ payload: EventPayload, day: Double, id: String? = nil) throws -> [String] {
        let before = decisions.count
        let time = Self.instant(day)
        try pass(to: time)
        events += 1
        let event = LeadEvent(
            reference: .with("test", id ?? "event-\(events)"), time: time, payload: payload)
        decisions += MarketingRules.decide(event, Self.id, &state, RuleContext(now: now, agreement: agreement))
        try keep()
        return decisions[before...].map(\.summary)
    }

    /// Lets time pass.
    @discardableResult
    mutating func pass(day: Double) throws -> [String] {
        let before = decisions.count
        try pass(to: Self.instant(day))
        return decisions[before...].map(\.summary)
    }

    /// Every decision so far, in a few words each.
    var story: [String] { decisions.map(\.summary) }

    /// The id of each decision, sorted: what must not depend on order.
    var decisionIDs: [UUIDValue] {
        decisions.map { DecisionID.derive(lead: $0.lead ?? Self.id, type: $0.payload.type, subject: $0.subject) }
            .sorted()
    }

    static func instant(_ day: Double) -> Instant {
        start.advanced(byMilliseconds: Int64((day * 86_400_000).rounded()))
    }

    private mutating func pass(to time: Instant) throws {
        while let deadline = state.deadline, deadline <= time {
            decisions += MarketingRules.fire(Self.id, &state, RuleContext(now: deadline, agreement: agreement))
            try #require(state.deadline.map { $0 > deadline } ?? true, "a deadline that fired is cleared or moved")
            now = max(now, deadline)
            try keep()
        }
        now = max(now, time)
    }

    private mutating func keep() throws {
        var bytes: [UInt8] = []
        state.encode(into: &bytes)
        let restored = try bytes.withUnsafeBytes { buffer throws(LeadStateError) in try MarketingLead(decoding: buffer)
        }
        try #require(restored == state, "kept state reads back equal")
        state = restored
    }
}

extension EventReference {
    static func with(_ source: String, _ id: String) -> EventReference {
        var reference = EventReference()
        reference.source = source
        reference.id = id
        return reference
    }
}

/// A message, filled in.
func with<Message>(_ message: Message, _ fill: (inout Message) -> Void) -> Message {
    var message = message
    fill(&message)
    return message
}
