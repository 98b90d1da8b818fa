import CloudEvents
import LeadEvents
import Sales
import SwiftProtobuf

/// The router's rows in memory, and a short way to tell it things.
struct MemoryRows: RouterRows {
    private(set) var rows: [RouterKey: [UInt8]] = [:]
    private var deadlines: [RouterKey: Instant] = [:]

    /// When the router is to be woken.
    var deadline: Instant? { deadlines.values.min() }

    func withRow<Value>(
        _ key: RouterKey, _ body: (UnsafeRawBufferPointer) throws(LeadStateError) -> Value
    ) throws(LeadStateError) -> Value? {
        guard let bytes = rows[key] else { return nil }
        return try bytes.withUnsafeBufferPointer { bytes throws(LeadStateError) in
            try body(UnsafeRawBufferPointer(bytes))
        }
    }

    mutating func setRow(_ key: RouterKey, deadline: Instant?, _ write: (inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        write(&bytes)
        rows[key] = bytes
        deadlines[key] = deadline
    }

    mutating func removeRow(_ key: RouterKey) {
        rows[key] = nil
        deadlines[key] = nil
    }
}

/// A router being told things in order.
struct RouterStory {
    var rows = MemoryRows()
    var agreement = Agreement.builtIn
    private(set) var now = hour(0)
    private(set) var assigned: [Decision] = []
    private var count = 0

    /// Leads are named by numbers.
    static func lead(_ number: Int) -> LeadID { LeadID(UUIDValue(high: 0x77, low: UInt64(number))) }

    @discardableResult
    mutating func take(_ payload: EventPayload, _ lead: Int? = nil, at time: Instant? = nil) throws -> [Decision] {
        now = max(now, time ?? now)
        count += 1
        let event = LeadEvent.sample(payload, at: now, id: "r\(count)")
        let decisions = try Router.take(
            event, of: lead.map(Self.lead), in: &rows, RuleContext(now: now, agreement: agreement))
        assigned += decisions
        return decisions
    }

    @discardableResult
    mutating func fireNext() throws -> [Decision] {
        guard let due = rows.deadline else { return [] }
        now = max(now, due)
        let decisions = try Router.fire(in: &rows, RuleContext(now: now, agreement: agreement))
        assigned += decisions
        return decisions
    }

    @discardableResult
    mutating func request(
        _ lead: Int, pool: String = "default", number: UInt32 = 1, preferring rep: String? = nil, why: String = "sticky"
    ) throws -> [Decision] {
        let request = AssignmentRequested.with {
            $0.pool = pool
            $0.request = number
            if let rep {
                $0.preferredRep = rep
                $0.preference = why
            }
        }
        return try take(.assignmentRequested(request), lead)
    }

    @discardableResult
    mutating func release(_ lead: Int, number: UInt32 = 1) throws -> [Decision] {
        try take(
            .assignmentReleased(
                .with {
                    $0.request = number
                    $0.reason = "won"
                }), lead)
    }

    @discardableResult
    mutating func rep(_ name: String, _ change: (inout RepChanged) -> Void = { _ in }) throws -> [Decision] {
        var message = RepChanged()
        message.rep = name
        change(&message)
        return try take(.repChanged(message))
    }
}

extension [Decision] {
    /// Who got what, in order.
    var reps: [String] {
        compactMap { decision in
            guard case .leadAssigned(let assignment) = decision.payload else { return nil }
            return assignment.rep
        }
    }
    var leads: [LeadID] { compactMap(\.lead) }
    var assignments: [LeadAssigned] {
        compactMap { decision in
            guard case .leadAssigned(let assignment) = decision.payload else { return nil }
            return assignment
        }
    }
}
