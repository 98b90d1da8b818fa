import CloudEvents
import EventLog
import LeadEvents
import StreamWorker

/// The router's rows in the state of partition 0, in a store of their own.
struct RoutingRows: RouterRows {
    /// Rows that have names. The stores' numbers are within their range, so there always are such stores.
    private static let store = StateKey.Store(1) ?? .leads
    /// Where each lead stands.
    private static let leads = StateKey.Store(2) ?? .leads

    /// The key whose deadline is the router's.
    static let clock = place(.clock)

    static func owns(_ key: StateKey) -> Bool { key.store == store }

    private var turn: Turn

    /// Rows are changed through the turn; what it puts out is not this one's business.
    init(_ turn: Turn) {
        var turn = turn
        turn.output = []
        self.turn = turn
    }

    func withRow<Value>(
        _ key: RouterKey, _ body: (UnsafeRawBufferPointer) throws(LeadStateError) -> Value
    ) throws(LeadStateError) -> Value? {
        guard let bytes = turn.row(Self.place(key)) else { return nil }
        return try body(bytes)
    }

    mutating func setRow(_ key: RouterKey, deadline: Instant?, _ write: (inout [UInt8]) -> Void) {
        turn.setRow(Self.place(key), deadline: deadline, write)
    }

    mutating func removeRow(_ key: RouterKey) { turn.removeRow(Self.place(key)) }

    private static func place(_ key: RouterKey) -> StateKey {
        switch key {
        case .rep(let rep): StateKey(store, reps.with(rep).value)
        case .pool(let pool): StateKey(store, pools.with(pool).value)
        case .waiting(let pool, let number): StateKey(store, waiting.with(pool).with("\(number)").value)
        case .lead(let lead): StateKey(leads, lead.uuid)
        case .clock: StateKey(store, NameHash.of("clock"))
        }
    }

    private static let reps = NameHash("rep")
    private static let pools = NameHash("pool")
    private static let waiting = NameHash("waiting")
}
