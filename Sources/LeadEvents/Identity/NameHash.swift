package import CloudEvents

/// Sixteen bytes for a name of one's own choosing, such as a rep or a pool, to keep state under.
///
/// Two hashes of 64 bits that begin differently; no defence against names that are made to collide.
package enum NameHash {
    package static func of(_ name: String) -> UUIDValue {
        var name = name
        return name.withUTF8 { UUIDValue(high: hash($0, seed: 0), low: hash($0, seed: 0x9e37_79b9_7f4a_7c15)) }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
        var hash = FNVHash(seed: seed)
        hash.combine(bytes)
        return hash.value
    }
}
