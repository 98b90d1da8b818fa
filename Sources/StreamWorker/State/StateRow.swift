import CloudEvents

/// A row of a processor's stores: what the runtime keeps of a key, around the processor's own bytes.
///
/// Shape: format (1 byte); a varint of marks (bit 0: a deadline follows; bit 1: a time; bit 2: the processor has a row, if
/// only an empty one) and, from bit 3 on, of the number of hashes; deadline and time (varints of the zigzagged milliseconds
/// since 1970); the processor's bytes; the hashes of what was seen under the key.
///
/// It looks into the bytes that it was made of, so it lives no longer than they do.
package struct StateRow {
    static let format: UInt8 = 2

    let head: Head
    /// `nil`: the processor has no row.
    package let content: UnsafeRawBufferPointer?
    let seen: SeenHashes

    struct Head: Equatable {
        /// `nil`: none.
        var deadline: Instant?
        /// The key's time: the greatest of its records' times; `nil` before the first.
        var time: Instant?
    }

    private static let hasDeadline: UInt64 = 1
    private static let hasTime: UInt64 = 2
    private static let hasContent: UInt64 = 4

    /// `nil` for bytes that are damaged or of another format.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 2, bytes[0] == Self.format else { return nil }
        var position = 1
        guard let marks = bytes.varint(at: &position) else { return nil }
        var head = Head()
        if marks & Self.hasDeadline != 0 {
            guard let deadline = bytes.instant(at: &position) else { return nil }
            head.deadline = deadline
        }
        if marks & Self.hasTime != 0 {
            guard let time = bytes.instant(at: &position) else { return nil }
            head.time = time
        }
        guard marks >> 3 <= UInt64(SeenHashes.limit) else { return nil }
        let end = bytes.count - Int(marks >> 3) * 8
        guard end >= position, marks & Self.hasContent != 0 || end == position else { return nil }
        self.head = head
        content =
            marks & Self.hasContent == 0 ? nil : UnsafeRawBufferPointer(rebasing: bytes[position..<end])
        seen = SeenHashes(UnsafeRawBufferPointer(rebasing: bytes[end...]))
    }

    /// Writes what comes before the processor's bytes.
    ///
    /// - Parameter seen: how many hashes come after them.
    static func encode(_ head: Head, hasContent: Bool, seen: Int, into bytes: inout [UInt8]) {
        var marks = UInt64(seen) << 3
        if head.deadline != nil { marks |= Self.hasDeadline }
        if head.time != nil { marks |= Self.hasTime }
        if hasContent { marks |= Self.hasContent }
        bytes.append(format)
        bytes.append(varint: marks)
        if let deadline = head.deadline { bytes.append(instant: deadline) }
        if let time = head.time { bytes.append(instant: time) }
    }
}

extension [UInt8] {
    fileprivate mutating func append(varint value: UInt64) {
        var rest = value
        while rest > 0x7f {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    fileprivate mutating func append(instant: Instant) {
        append(varint: UInt64(bitPattern: instant.milliseconds << 1 ^ instant.milliseconds >> 63))
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func varint(at position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard position < count else { return nil }
            let byte = self[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    fileprivate func instant(at position: inout Int) -> Instant? {
        guard let bits = varint(at: &position) else { return nil }
        return Instant(milliseconds: Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1))
    }
}
