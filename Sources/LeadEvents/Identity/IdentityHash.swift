/// What an event is recognised by when it comes a second time: the hash of its source, a zero byte and its id.
package enum IdentityHash {
    /// - Complexity: O(bytes); no allocation.
    package static func of(source: ArraySlice<UInt8>, id: ArraySlice<UInt8>) -> UInt64 {
        var hash = FNVHash()
        hash.combine(source)
        hash.combine(0)
        hash.combine(id)
        return hash.value
    }

    /// The same for a reference held as strings.
    package static func of(_ reference: EventReference) -> UInt64 {
        of(source: Array(reference.source.utf8)[...], id: Array(reference.id.utf8)[...])
    }
}
