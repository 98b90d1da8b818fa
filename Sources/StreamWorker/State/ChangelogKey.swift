import CloudEvents

/// A row's key as the changelog has it: store (1 byte), then the id's sixteen bytes, big-endian.
enum ChangelogKey {
    static func encode(_ key: StateKey) -> [UInt8] {
        var bytes = [key.store.number]
        bytes.reserveCapacity(17)
        withUnsafeBytes(of: key.id.high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: key.id.low.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    static func decode(_ bytes: ArraySlice<UInt8>) -> StateKey? {
        guard bytes.count == 17, let store = bytes.first, store < 16 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for byte in bytes.dropFirst().prefix(8) { words.0 = words.0 << 8 | UInt64(byte) }
        for byte in bytes.dropFirst(9) { words.1 = words.1 << 8 | UInt64(byte) }
        return StateKey(StateKey.Store(kept: store), UUIDValue(high: words.0, low: words.1))
    }
}
