import LeadEvents

/// A rep, as the router needs to know one. No name, no address.
struct RepRow: RouterRow, Hashable {
    var availability = Availability()
    var pools: [String] = []

    init() {}

    /// Takes over what is set; the rest stays.
    mutating func change(_ change: RepChanged, defaultPool: String) {
        if !change.pools.isEmpty {
            pools = change.pools.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        } else if !availability.isKnown {
            pools = [defaultPool]
        }
        availability.isKnown = true
        if change.hasWeight { availability.weight = min(change.weight, 1_000) }
        if change.hasCapacity { availability.capacity = change.capacity }
        if change.hasAbsentFrom { availability.absentFrom = change.absentFrom.instant }
        if change.hasAbsentUntil { availability.absentUntil = change.absentUntil.instant }
        if change.hasLeft { availability.hasLeft = change.left }
    }

    // MARK: Keeping

    init(from reader: inout StateReader) throws(LeadStateError) {
        availability = try Availability(from: &reader)
        for _ in 0..<(try reader.count()) { pools.append(try reader.text()) }
    }

    func encode(into bytes: inout [UInt8]) {
        availability.encode(into: &bytes)
        bytes.append(number: UInt64(pools.count))
        for pool in pools { bytes.append(text: pool) }
    }
}
