import Crypto

/// A UUID of RFC 9562 as two words, so that it costs sixteen bytes and no allocation.
package struct UUIDValue: Hashable, Sendable {
    /// The first eight bytes, big-endian.
    package let high: UInt64
    /// The last eight bytes, big-endian.
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads the canonical form, 36 characters, in either case. `nil` for anything else.
    package init?(_ text: some Collection<UInt8>) {
        let parsed = text.withContiguousStorageIfAvailable { Self(canonical: $0) } ?? Self(Array(text))
        guard let parsed else { return nil }
        self = parsed
    }

    private init?(canonical text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (position, byte) in text.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.hexadecimalDigit(byte) else { return nil }
            if digits < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
            digits += 1
        }
        self.init(high: words.0, low: words.1)
    }

    /// The namespace of fully qualified domain names (RFC 9562, 6.6).
    package static let domainNames = UUIDValue(high: 0x6ba7_b810_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)

    /// Version 5: SHA-1 over the namespace's bytes and the name's.
    package static func v5(namespace: UUIDValue, name: some Sequence<UInt8>) -> UUIDValue {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 + name.underestimatedCount)
        withUnsafeBytes(of: namespace.high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: namespace.low.bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: name)
        var words: (UInt64, UInt64) = (0, 0)
        for (position, byte) in Insecure.SHA1.hash(data: bytes).prefix(16).enumerated() {
            if position < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
        }
        return UUIDValue(
            high: words.0 & 0xffff_ffff_ffff_0fff | 0x5000,
            low: words.1 & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
    }

    /// The canonical form in lower case, 36 bytes of UTF-8.
    package var text: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        for nibble in 0..<32 {
            if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 { bytes.append(UInt8(ascii: "-")) }
            let word = nibble < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble % 16 * 4) & 0xf)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return bytes
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension UUIDValue: CustomStringConvertible, Comparable {
    package var description: String { String(decoding: text, as: UTF8.self) }

    package static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
