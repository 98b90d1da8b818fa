import CloudEvents
import EventLog
import LeadEvents
import StreamWorker

/// The router's rows in the state of partition 0, in a store of their own.
struct RoutingRows: RouterRows {
    /// The store's number is within its range, so there is always one.
    private static let store = StateKey.Store(1) ?? .leads
    private static let namespace = UUIDValue(high: 0x1d0f_6a52_9c4e_5b7a, low: 0x8f3c_21d6_0b9e_4477)

    /// The key whose deadline is the router's.
    static let clock = place(.clock)

    static func owns(_ key: StateKey) -> Bool { key.store == store }

    private(set) var turn: Turn

    init(_ turn: Turn) { self.turn = turn }

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
        let name =
            switch key {
            case .rep(let rep): "rep\0\(rep)"
            case .pool(let pool): "pool\0\(pool)"
            case .waiting(let pool, let number): "waiting\0\(pool)\0\(number)"
            case .lead(let lead): "lead\0\(lead)"
            case .clock: "clock"
            }
        return StateKey(store, .v5(namespace: namespace, name: name.utf8))
    }
}
