import CloudEvents

extension EventType {
    /// The type with this `ce_type`; `nil` where there is none. Cost: one hash, one comparison, no allocation.
    package init?(name: some Collection<UInt8>) { self.init(name: Array(name)[...]) }

    package init?(name: ArraySlice<UInt8>) {
        guard let type = name.withUnsafeBufferPointer({ NameTable.shared.type(named: $0) }) else { return nil }
        self = type
    }
}

/// Event types by the hash of their names; open addressing.
private struct NameTable: Sendable {
    static let shared = NameTable()

    /// A power of two, more than five times the number of types, so that a probe rarely meets another type.
    private static let slotCount = 512
    private static let empty = UInt8.max
    private var slots = [UInt8](repeating: empty, count: slotCount)

    private init() {
        for type in EventType.allCases {
            var slot = Array(type.name.utf8).withUnsafeBufferPointer(Self.firstSlot)
            while slots[slot] != Self.empty { slot = (slot + 1) % Self.slotCount }
            slots[slot] = type.rawValue
        }
    }

    func type(named name: UnsafeBufferPointer<UInt8>) -> EventType? {
        var slot = Self.firstSlot(name)
        while slots[slot] != Self.empty {
            guard let type = EventType(rawValue: slots[slot]) else { return nil }
            var candidate = type.name
            if candidate.withUTF8({ UnsafeRawBufferPointer($0).matches(UnsafeRawBufferPointer(name)) }) { return type }
            slot = (slot + 1) % Self.slotCount
        }
        return nil
    }

    private static func firstSlot(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash = FNVHash()
        hash.combine(name)
        return Int(truncatingIfNeeded: hash.value % UInt64(slotCount))
    }
}
