package import CloudEvents

/// Reads kept state, which the extensions of `[UInt8]` wrote. Never trusts the bytes.
package struct StateReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// Valid as long as the bytes are.
    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    package var isAtEnd: Bool { position == bytes.count }

    package mutating func byte() throws(LeadStateError) -> UInt8 {
        guard position < bytes.count else { throw .damaged }
        defer { position += 1 }
        return bytes[position]
    }

    package mutating func number() throws(LeadStateError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            let group = UInt64(byte & 0x7f)
            guard shift < 63 || shift == 63 && group <= 1 else { throw .damaged }
            value |= group << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
    }

    package mutating func number32() throws(LeadStateError) -> UInt32 {
        guard let value = UInt32(exactly: try number()) else { throw .damaged }
        return value
    }

    package mutating func signed() throws(LeadStateError) -> Int64 {
        let value = try number()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    package mutating func instant() throws(LeadStateError) -> Instant { Instant(milliseconds: try signed()) }

    package mutating func uuid() throws(LeadStateError) -> UUIDValue {
        let sixteen = try slice(16)
        var words: (UInt64, UInt64) = (0, 0)
        for (position, byte) in sixteen.enumerated() {
            if position < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
        }
        return UUIDValue(high: words.0, low: words.1)
    }

    /// Bytes with their count in front.
    package mutating func counted() throws(LeadStateError) -> UnsafeRawBufferPointer {
        guard let count = Int(exactly: try number()) else { throw .damaged }
        return try slice(count)
    }

    package mutating func text() throws(LeadStateError) -> String {
        let form = try number()
        switch form {
        case CompactText.uuid: return try uuid().description
        case CompactText.hexadecimal:
            let text = try uuid().text.filter { $0 != UInt8(ascii: "-") }
            return String(decoding: text, as: UTF8.self)
        default:
            guard let count = Int(exactly: form - CompactText.plain) else { throw .damaged }
            let bytes = try slice(count)
            if bytes.isASCII { return String(decoding: bytes, as: UTF8.self) }
            // Faster than to validate: decoding mends what is no UTF-8, and then the bytes differ.
            var text = String(decoding: bytes, as: UTF8.self)
            guard text.withUTF8({ $0.elementsEqual(bytes) }) else { throw .damaged }
            return text
        }
    }

    /// A count of things that take at least one byte each, so that damaged bytes cannot ask for endless memory.
    package mutating func count() throws(LeadStateError) -> Int {
        guard let count = Int(exactly: try number()), count <= bytes.count - position else { throw .damaged }
        return count
    }

    private mutating func slice(_ count: Int) throws(LeadStateError) -> UnsafeRawBufferPointer {
        guard count <= bytes.count - position else { throw .damaged }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }
}

extension UnsafeRawBufferPointer {
    /// Looks at all bytes, because a loop that may end early is not made one of vectors.
    fileprivate var isASCII: Bool { reduce(0) { $0 | $1 } < 0x80 }
}
