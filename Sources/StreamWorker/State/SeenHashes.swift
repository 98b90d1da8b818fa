/// Hashes of the events seen under one key, the oldest first, eight bytes each, little-endian.
enum SeenHashes {
    /// Events remembered for a key. A repetition further back than this counts as a new event.
    static let limit = 256

    static func contains(_ hash: UInt64, in row: UnsafeRawBufferPointer?) -> Bool {
        guard let row else { return false }
        for position in stride(from: 0, through: row.count - 8, by: 8)
        where UInt64(littleEndian: row.loadUnaligned(fromByteOffset: position, as: UInt64.self)) == hash {
            return true
        }
        return false
    }

    /// Appends the row with the hash added.
    static func add(_ hash: UInt64, to row: UnsafeRawBufferPointer?, in bytes: inout [UInt8]) {
        if let row { bytes.append(contentsOf: row.dropFirst(max(0, row.count + 8 - limit * 8))) }
        withUnsafeBytes(of: hash.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
