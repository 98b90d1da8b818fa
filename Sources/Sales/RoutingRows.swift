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

    private let turn: Turn

    /// Rows are changed through the turn; what it puts out is not this one's business.
    init(_ turn: Turn) {
        var turn = turn
        turn.output = []
        self.turn = turn
    }

    func row(_ key: RouterKey) -> [UInt8]? { turn.row(Self.place(key)).map { Array($0) } }

    mutating func setRow(_ key: RouterKey, _ bytes: [UInt8]?) {
        guard let bytes else { return turn.removeRow(Self.place(key)) }
        turn.setRow(Self.place(key)) { $0.append(contentsOf: bytes) }
    }

    /// Notes when the router wants to be woken.
    mutating func wake(at deadline: Instant?) {
        guard let bytes = row(.clock) else { return }
        turn.setRow(Self.clock, deadline: deadline) { $0.append(contentsOf: bytes) }
    }

    private static func place(_ key: RouterKey) -> StateKey {
        switch key {
        case .rep(let rep): named("rep\0\(rep)")
        case .pool(let pool): named("pool\0\(pool)")
        case .waiting(let pool, let number): named("waiting\0\(pool)\0\(number)")
        case .lead(let lead): StateKey(leads, lead.uuid)
        case .clock: named("clock")
        }
    }

    private static func named(_ name: String) -> StateKey { StateKey(store, NameHash.of(name)) }
}
