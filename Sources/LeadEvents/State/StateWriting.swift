package import CloudEvents

/// How kept state is written: compact, and the same bytes for the same value on any machine. ``StateReader`` reads it back.
extension [UInt8] {
    /// A number in groups of seven bits, the lowest first: one byte up to 127, ten at most.
    package mutating func append(number: UInt64) {
        var rest = number
        while rest > 0x7f {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// A number of either sign; small ones are short.
    package mutating func append(signed number: Int64) {
        append(number: UInt64(bitPattern: number << 1 ^ number >> 63))
    }

    package mutating func append(instant: Instant) { append(signed: instant.milliseconds) }

    /// Sixteen bytes.
    package mutating func append(uuid: UUIDValue) {
        Swift.withUnsafeBytes(of: uuid.high.bigEndian) { append(contentsOf: $0) }
        Swift.withUnsafeBytes(of: uuid.low.bigEndian) { append(contentsOf: $0) }
    }

    /// Bytes with their count in front.
    package mutating func append(counted bytes: [UInt8]) {
        append(number: UInt64(bytes.count))
        append(contentsOf: bytes)
    }

    /// A text. A lower-case UUID and 32 lower-case hexadecimal digits, as which most systems write their ids, take
    /// seventeen bytes.
    package mutating func append(text: String) {
        var text = text
        let isCompact = text.withUTF8 { utf8 in
            guard utf8.count == 36 || utf8.count == 32, let uuid = UUIDValue(compacting: utf8) else { return false }
            append(number: utf8.count == 36 ? CompactText.uuid : CompactText.hexadecimal)
            append(uuid: uuid)
            return true
        }
        if isCompact { return }
        append(number: UInt64(text.utf8.count) + CompactText.plain)
        append(contentsOf: text.utf8)
    }
}

/// The number in front of a text: a form, or the count of bytes beyond ``plain``.
enum CompactText {
    static let uuid: UInt64 = 0
    static let hexadecimal: UInt64 = 1
    static let plain: UInt64 = 2
}

extension UUIDValue {
    /// Reads 32 lower-case hexadecimal digits, with dashes in a UUID's places or with none. `nil` for anything else.
    fileprivate init?(compacting utf8: UnsafeBufferPointer<UInt8>) {
        var words: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (position, byte) in utf8.enumerated() {
            if utf8.count == 36, position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if digits < 16 { words.0 = words.0 << 4 | UInt64(digit) } else { words.1 = words.1 << 4 | UInt64(digit) }
            digits += 1
        }
        self.init(high: words.0, low: words.1)
    }
}
