/// One deal of a lead.
package struct Deal: Sendable, Hashable {
    /// How it stands. The raw values are kept in state and never change.
    package enum Status: UInt8, CaseIterable, Sendable {
        case open = 0
        case won = 1
        case lost = 2
        case reversed = 3
    }

    package var id: String
    package var status: Status

    package init(id: String, status: Status) {
        self.id = id
        self.status = status
    }
}

/// The deals of a lead, the oldest first. Bounded: of more than ``DealList/limit`` the oldest that is closed is forgotten, so
/// that a second report of it would count as new.
package struct DealList: Sendable, Hashable {
    package static let limit = 16

    package private(set) var deals: [Deal] = []

    package init() {}

    package var isEmpty: Bool { deals.isEmpty }

    package func contains(_ status: Deal.Status) -> Bool { deals.contains { $0.status == status } }

    /// `nil` for a deal that is not known.
    package subscript(id: String) -> Deal.Status? { deals.first { $0.id == id }?.status }

    package mutating func set(_ id: String, to status: Deal.Status) {
        if let index = deals.firstIndex(where: { $0.id == id }) {
            deals[index].status = status
            return
        }
        if deals.count >= Self.limit { deals.remove(at: deals.firstIndex { $0.status != .open } ?? deals.startIndex) }
        deals.append(Deal(id: id, status: status))
    }

    /// The lead is lost: nothing stays open.
    package mutating func loseOpenOnes() {
        for index in deals.indices where deals[index].status == .open { deals[index].status = .lost }
    }
}
