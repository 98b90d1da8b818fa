import CloudEvents

/// A row's key as the changelog has it: store (1 byte), then the id's sixteen bytes, big-endian.
enum ChangelogKey {
    static let length = 17

    static func encode(_ key: StateKey) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        append(key, to: &bytes)
        return bytes
    }

    private static func append(_ key: StateKey, to bytes: inout [UInt8]) {
        bytes.append(key.store.number)
        withUnsafeBytes(of: key.id.high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: key.id.low.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// A key and a row, one after the other in storage of their own.
    static func encode(_ key: StateKey, _ row: UnsafeRawBufferPointer) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length + row.count)
        append(key, to: &bytes)
        bytes.append(contentsOf: row)
        return bytes
    }

    static func decode(_ bytes: ArraySlice<UInt8>) -> StateKey? {
        guard bytes.count == length, let store = bytes.first, store < 16 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for byte in bytes.dropFirst().prefix(8) { words.0 = words.0 << 8 | UInt64(byte) }
        for byte in bytes.dropFirst(9) { words.1 = words.1 << 8 | UInt64(byte) }
        return StateKey(StateKey.Store(kept: store), UUIDValue(high: words.0, low: words.1))
    }
}
