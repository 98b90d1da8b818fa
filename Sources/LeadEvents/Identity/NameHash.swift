package import CloudEvents

/// Sixteen bytes for a name of one's own choosing, such as a rep or a pool, to keep state under.
///
/// Two hashes of 64 bits that begin differently; no defence against names that are made to collide.
package struct NameHash: Sendable {
    private var high = FNVHash()
    private var low = FNVHash(seed: 0x9e37_79b9_7f4a_7c15)

    package init(_ name: String) { combine(name) }

    package var value: UUIDValue { UUIDValue(high: high.value, low: low.value) }

    package static func of(_ name: String) -> UUIDValue { NameHash(name).value }

    /// The hash of what this one is of, a zero byte and another part.
    package func with(_ part: String) -> NameHash {
        var hash = self
        hash.high.combine(0)
        hash.low.combine(0)
        hash.combine(part)
        return hash
    }

    private mutating func combine(_ part: String) {
        for byte in part.utf8 {
            high.combine(byte)
            low.combine(byte)
        }
    }
}
