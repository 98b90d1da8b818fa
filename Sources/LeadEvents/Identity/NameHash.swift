package import CloudEvents

/// Sixteen bytes for a name of one's own choosing, such as a rep or a pool, to keep state under.
///
/// Two hashes of 64 bits that begin differently; no defence against names that are made to collide.
package enum NameHash {
    package static func of(_ name: String) -> UUIDValue { of([name]) }

    /// The hash of the parts with zero bytes between.
    package static func of(_ parts: [String]) -> UUIDValue {
        var high = FNVHash()
        var low = FNVHash(seed: 0x9e37_79b9_7f4a_7c15)
        for (place, part) in parts.enumerated() {
            if place > 0 {
                high.combine(0)
                low.combine(0)
            }
            for byte in part.utf8 {
                high.combine(byte)
                low.combine(byte)
            }
        }
        return UUIDValue(high: high.value, low: low.value)
    }
}
