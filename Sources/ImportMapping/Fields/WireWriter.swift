/// Writes protobuf's wire format (https://protobuf.dev/programming-guides/encoding).
///
/// A row becomes the bytes of its payload, which the payload's own decoder then reads: so one writer serves every type.
struct WireWriter {
    private(set) var bytes: [UInt8] = []

    init() {}

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func append(field: Int, varint value: UInt64) {
        append(varint: UInt64(field) << 3)
        append(varint: value)
    }

    mutating func append(field: Int, content: some Collection<UInt8>) {
        append(varint: UInt64(field) << 3 | 2)
        append(varint: UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    /// Appends what was written elsewhere.
    mutating func append(written: [UInt8]) { bytes.append(contentsOf: written) }

    /// Appends a message whose fields `body` writes; nothing where it answers `false`.
    mutating func append<Failure>(
        field: Int, message body: (inout WireWriter) throws(Failure) -> Bool
    ) throws(Failure) {
        let start = bytes.count
        guard try body(&self) else {
            bytes.removeSubrange(start...)
            return
        }
        var head = WireWriter()
        head.append(varint: UInt64(field) << 3 | 2)
        head.append(varint: UInt64(bytes.count - start))
        bytes.insert(contentsOf: head.bytes, at: start)
    }
}
