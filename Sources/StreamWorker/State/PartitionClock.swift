import CloudEvents

/// How far time has come in a partition, and whether the worker may tick.
///
/// Shape as a row: format (1 byte), flags (1 byte: 1 held, 2 outstanding), time (8 bytes, milliseconds, little-endian).
struct PartitionClock: Equatable {
    private static let format: UInt8 = 1

    /// The greatest tick read.
    var time = Instant.earliest
    /// Between `clock.held` and `clock.released`.
    var isHeld = false
    /// A tick of ours was appended and has not been read yet.
    var isTickOutstanding = false

    init() {}

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[0] == Self.format else { return nil }
        isHeld = bytes[1] & 1 != 0
        isTickOutstanding = bytes[1] & 2 != 0
        time = Instant(milliseconds: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: Int64.self)))
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = [Self.format, (isHeld ? 1 : 0) | (isTickOutstanding ? 2 : 0)]
        withUnsafeBytes(of: time.milliseconds.littleEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }
}
