import CloudEvents
import LeadEvents
import Sales

/// One lead's history, told event by event to the rules, as the runtime would: deadlines that lie before an event fire first.
struct Story {
    static let lead = LeadID(UUIDValue(high: 0x1111_2222_3333_4444, low: 0x8555_6666_7777_8888))

    var lead = SalesLead()
    var agreement = Agreement.builtIn
    private(set) var now = Instant.earliest
    /// Everything decided so far.
    private(set) var decisions: [Decision] = []
    private var count = 0

    /// Takes an event; returns what it led to, deadlines before it included.
    @discardableResult
    mutating func take(_ event: LeadEvent) -> [Decision] {
        let before = decisions.count
        if lead.aliasOf != nil, event.type != .leadAliased { return [] }  // handed on to the lead that is meant
        let next = max(now, event.time)
        while let due = lead.deadline, due < next { fire(due) }
        now = next
        let context = RuleContext(now: now, agreement: agreement)
        decisions += SalesRules.decide(event, Self.lead, &lead, context)
        return Array(decisions[before...])
    }

    @discardableResult
    mutating func take(_ payload: EventPayload, at time: Instant, id: String? = nil) -> [Decision] {
        count += 1
        return take(.sample(payload, at: time, id: id ?? "e\(count)"))
    }

    /// Lets time pass.
    @discardableResult
    mutating func tick(_ time: Instant) -> [Decision] {
        let before = decisions.count
        while let due = lead.deadline, due <= time { fire(due) }
        now = max(now, time)
        return Array(decisions[before...])
    }

    private mutating func fire(_ due: Instant) {
        let context = RuleContext(now: max(due, now), agreement: agreement)
        decisions += SalesRules.fire(Self.lead, &lead, context)
    }

    /// Bytes of the lead's row.
    var rowBytes: Int {
        var bytes: [UInt8] = []
        lead.encode(into: &bytes)
        return bytes.count
    }

    /// What a record may have, without room for the row's head: its times and the ids of events seen.
    static let mostRowBytes = 1_294_336 - 4_096

    /// A field that no version knows yet, of so many bytes.
    static func unknownField(of size: Int) -> [UInt8] {
        // Number 1,000, length-delimited.
        [0xc2, 0x3e] + [UInt8(size & 0x7f | 0x80), UInt8(size >> 7 & 0x7f | 0x80), UInt8(size >> 14)]
            + [UInt8](repeating: 0x61, count: size)
    }

    var ids: Set<UUIDValue> { Set(decisions.map(\.id)) }
}

extension Decision {
    /// The id it is written under.
    var id: UUIDValue { DecisionID.derive(lead: lead ?? Story.lead, type: payload.type, subject: subject) }
}

extension LeadEvent {
    static func sample(_ payload: EventPayload, at time: Instant, id: String) -> LeadEvent {
        var reference = EventReference()
        reference.source = "test"
        reference.id = id
        return LeadEvent(reference: reference, time: time, payload: payload)
    }
}

/// 2026-01-05T00:00:00Z and so many hours.
func hour(_ hours: Double) -> Instant {
    Instant(milliseconds: 1_767_571_200_000).advanced(byMilliseconds: Int64(hours * 3_600_000))
}
