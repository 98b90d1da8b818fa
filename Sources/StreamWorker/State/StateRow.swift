import CloudEvents

/// The head of every row of a processor's stores: what the runtime needs to know of it.
///
/// Shape: format (1 byte), deadline and time of the key (8 bytes each, milliseconds since 1970, little-endian;
/// `Int64.max` for no deadline, `Int64.min` for no time yet), then the processor's own bytes.
struct StateRow: Equatable {
    static let format: UInt8 = 1
    static let headBytes = 17

    /// `nil`: none.
    var deadline: Instant?
    /// The key's time: the greatest of its records' times; `nil` before the first.
    var time: Instant?

    init(deadline: Instant?, time: Instant?) {
        self.deadline = deadline
        self.time = time
    }

    /// `nil` for bytes that are too short or of another format.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.headBytes, bytes[0] == Self.format else { return nil }
        let deadline = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: Int64.self))
        let time = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 9, as: Int64.self))
        self.deadline = deadline == .max ? nil : Instant(milliseconds: deadline)
        self.time = time == .min ? nil : Instant(milliseconds: time)
    }

    func encode(into bytes: inout [UInt8]) {
        bytes.append(Self.format)
        withUnsafeBytes(of: (deadline?.milliseconds ?? .max).littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: (time?.milliseconds ?? .min).littleEndian) { bytes.append(contentsOf: $0) }
    }
}
