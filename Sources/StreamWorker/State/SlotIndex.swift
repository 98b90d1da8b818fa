import CloudEvents

/// An open-addressing index from hashes to slots: four bytes a place, at most three quarters full.
///
/// Source: linear probing with backward-shift deletion (Knuth, TAOCP 3, 6.4, algorithm R).
struct SlotIndex {
    /// Slot plus one; 0 for a free place.
    private var places: [UInt32] = Array(repeating: 0, count: 64)
    private var used = 0

    private var mask: Int { places.count - 1 }

    static func hash(_ key: StateKey) -> UInt64 {
        // Ids are UUIDs, mostly of version 5, so their bits are even already; the multiplication spreads the version's
        // fixed bits and the store.
        var hash = key.id.high ^ key.id.low &+ UInt64(key.store.number) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 32
        hash = hash &* 0xd6e8_feb8_6659_fd93
        return hash ^ hash >> 32
    }

    func find(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let slot = Int(places[place]) - 1
            if matches(slot) { return slot }
            place = (place + 1) & mask
        }
        return nil
    }

    /// - Parameter hashOf: the hash of a slot that is in the index already.
    mutating func insert(_ slot: Int, hash: UInt64, hashOf: (Int) -> UInt64) {
        if (used + 1) * 4 > places.count * 3 { grow(hashOf) }
        put(slot, hash)
        used += 1
    }

    mutating func remove(_ slot: Int, hash: UInt64, hashOf: (Int) -> UInt64) {
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != UInt32(slot) + 1 {
            if places[place] == 0 { return }
            place = (place + 1) & mask
        }
        var hole = place
        var next = (hole + 1) & mask
        while places[next] != 0 {
            let home = Int(truncatingIfNeeded: hashOf(Int(places[next]) - 1)) & mask
            // The entry may fill the hole unless its home lies cyclically after it.
            if (next - home) & mask >= (next - hole) & mask {
                places[hole] = places[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        places[hole] = 0
        used -= 1
    }

    private mutating func put(_ slot: Int, _ hash: UInt64) {
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = UInt32(slot) + 1
    }

    private mutating func grow(_ hashOf: (Int) -> UInt64) {
        let old = places
        places = Array(repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 { put(Int(entry) - 1, hashOf(Int(entry) - 1)) }
    }
}
