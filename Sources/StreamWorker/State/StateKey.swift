package import CloudEvents

/// Key of a row of state: which store, and sixteen bytes.
package struct StateKey: Hashable, Sendable {
    /// A keyed store of its own inside the partition. Range: 0 to 15; 15 is the runtime's.
    package struct Store: Hashable, Sendable {
        package let number: UInt8

        /// `nil` outside 1 to 13.
        package init?(_ number: UInt8) {
            guard (1..<14).contains(number) else { return nil }
            self.number = number
        }

        private init(reserved number: UInt8) { self.number = number }

        /// As the runtime kept it; only the low 4 bits count.
        init(kept number: UInt8) { self.number = number & 0xf }

        /// The leads.
        package static let leads = Store(reserved: 0)
        /// The partition's clock.
        static let partition = Store(reserved: 15)
    }

    package let store: Store
    package let id: UUIDValue

    package init(_ store: Store, _ id: UUIDValue) {
        self.store = store
        self.id = id
    }
}
