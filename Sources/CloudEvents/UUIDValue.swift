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
    package init?(_ text: some Collection<UInt8>) { self.init(Array(text)[...]) }

    package init?(_ text: ArraySlice<UInt8>) {
        guard let value = text.withUnsafeBytes({ Self(canonical: $0) }) else { return nil }
        self = value
    }

    private init?(canonical text: UnsafeRawBufferPointer) {
        guard text.count == 36, text[8] == Self.dash, text[13] == Self.dash, text[18] == Self.dash,
            text[23] == Self.dash
        else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var isHexadecimal = true
        func read(_ places: Range<Int>, into word: inout UInt64) {
            for place in places {
                let digit = Self.hexadecimalDigits[Int(text[place])]
                isHexadecimal = isHexadecimal && digit < 16
                word = word << 4 | UInt64(digit & 15)
            }
        }
        read(0..<8, into: &words.0)
        read(9..<13, into: &words.0)
        read(14..<18, into: &words.0)
        read(19..<23, into: &words.1)
        read(24..<36, into: &words.1)
        guard isHexadecimal else { return nil }
        self.init(high: words.0, low: words.1)
    }

    /// The namespace of fully qualified domain names (RFC 9562, 6.6).
    package static let domainNames = UUIDValue(high: 0x6ba7_b810_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)

    /// Version 5: SHA-1 over the namespace's bytes and the name's.
    package static func v5(namespace: UUIDValue, name: some Sequence<UInt8>) -> UUIDValue {
        v5(namespace: namespace, name: Array(name))
    }

    package static func v5(namespace: UUIDValue, name: [UInt8]) -> UUIDValue {
        var hash = Insecure.SHA1()
        withUnsafeBytes(of: (namespace.high.bigEndian, namespace.low.bigEndian)) { hash.update(bufferPointer: $0) }
        name.withUnsafeBytes { hash.update(bufferPointer: $0) }
        let words = hash.finalize().withUnsafeBytes {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        return UUIDValue(
            high: UInt64(bigEndian: words.0) & 0xffff_ffff_ffff_0fff | 0x5000,
            low: UInt64(bigEndian: words.1) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
    }

    /// The canonical form in lower case, 36 bytes of UTF-8.
    package var text: [UInt8] {
        Array(unsafeUninitializedCapacity: 36) { text, count in
            func write(_ places: Range<Int>, _ word: UInt64) {
                var rest = word
                for place in places.reversed() {
                    let digit = UInt8(truncatingIfNeeded: rest & 0xf)
                    text[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                    rest >>= 4
                }
            }
            write(0..<8, high >> 32)
            write(9..<13, high >> 16)
            write(14..<18, high)
            write(19..<23, low >> 48)
            write(24..<36, low)
            for place in [8, 13, 18, 23] { text[place] = Self.dash }
            count = 36
        }
    }

    /// Whether these bytes are ``text``.
    package func isWritten(as text: ArraySlice<UInt8>) -> Bool {
        guard UUIDValue(text) == self else { return false }
        return text.allSatisfy { !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
    }

    private static let dash = UInt8(ascii: "-")

    /// What each byte is as a hexadecimal digit; 255: none.
    private static let hexadecimalDigits: [UInt8] = (0...UInt8.max).map { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: 255
        }
    }
}

extension UUIDValue: CustomStringConvertible, Comparable {
    package var description: String { String(decoding: text, as: UTF8.self) }

    package static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
