/// Hashes of the events seen under one key, the oldest first, eight bytes each, little-endian.
///
/// It looks into the bytes that it was made of, so it lives no longer than they do.
struct SeenHashes {
    /// Events remembered for a key. A repetition further back than this counts as a new event.
    static let limit = 256

    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var count: Int { bytes.count / 8 }

    func contains(_ hash: UInt64) -> Bool {
        for position in stride(from: 0, through: bytes.count - 8, by: 8)
        where UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)) == hash {
            return true
        }
        return false
    }

    /// Those that stay when this one joins them; all, where none does.
    init(before joining: UInt64?, _ seen: SeenHashes?) {
        let bytes = seen?.bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
        let excess = joining == nil ? 0 : bytes.count + 8 - Self.limit * 8
        self.init(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(max(0, excess))))
    }

    func count(with joining: UInt64?) -> Int { count + (joining == nil ? 0 : 1) }

    func append(with joining: UInt64?, to row: inout [UInt8]) {
        row.append(contentsOf: bytes)
        if let joining { withUnsafeBytes(of: joining.littleEndian) { row.append(contentsOf: $0) } }
    }
}
