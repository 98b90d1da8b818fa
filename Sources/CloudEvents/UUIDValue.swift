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
        guard text.count == Self.length, text[8] == Self.dash, text[13] == Self.dash, text[18] == Self.dash,
            text[23] == Self.dash,
            let first = Self.number(text, at: 0, 4), let second = Self.number(text, at: 9, 14),
            let third = Self.number(text, at: 19, 24), let fourth = Self.number(text, at: 28, 32)
        else { return nil }
        self.init(high: UInt64(first) << 32 | UInt64(second), low: UInt64(third) << 32 | UInt64(fourth))
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

    /// Bytes of the canonical form.
    private static let length = 36
    private static let dash = UInt8(ascii: "-")

    /// The canonical form in lower case, 36 bytes of UTF-8.
    package var text: [UInt8] {
        var text = [UInt8](repeating: Self.dash, count: Self.length)
        text.withUnsafeMutableBytes(write)
        return text
    }

    /// Whether these bytes are ``text``.
    package func isWritten(as text: ArraySlice<UInt8>) -> Bool {
        guard text.count == Self.length else { return false }
        let dashes = UInt64(Self.dash) &* Self.ones
        var own = (dashes, dashes, dashes, dashes, UInt32(truncatingIfNeeded: dashes))
        return withUnsafeMutableBytes(of: &own) { own in
            write(own)
            return text.withUnsafeBytes { $0.elementsEqual(own) }
        }
    }

    /// Writes the digits; the dashes stand there already.
    private func write(_ text: UnsafeMutableRawBufferPointer) {
        func write(_ number: UInt64, at first: Int, _ second: Int) {
            let digits = Self.digits(UInt32(truncatingIfNeeded: number))
            text.storeBytes(of: UInt32(truncatingIfNeeded: digits).littleEndian, toByteOffset: first, as: UInt32.self)
            text.storeBytes(of: UInt32(digits >> 32).littleEndian, toByteOffset: second, as: UInt32.self)
        }
        write(high >> 32, at: 0, 4)
        write(high, at: 9, 14)
        write(low >> 32, at: 19, 24)
        write(low, at: 28, 32)
    }

    // MARK: Eight digits in one word

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// A number's eight hexadecimal digits in ASCII, in lower case, the first in the lowest byte.
    private static func digits(_ number: UInt32) -> UInt64 {
        var word = UInt64(number)
        word = (word | word << 16) & 0x0000_ffff_0000_ffff
        word = (word | word << 8) & 0x00ff_00ff_00ff_00ff
        word = (word | word << 4) & 0x0f0f_0f0f_0f0f_0f0f
        let letters = (word &+ 6 &* ones) >> 4 & ones
        let ascii =
            word &+ UInt64(UInt8(ascii: "0")) &* ones &+ letters &* UInt64(UInt8(ascii: "a") - 10 - UInt8(ascii: "0"))
        return ascii.byteSwapped
    }

    /// The number whose eight digits stand at these two places, four at each, in either case; `nil` where they are none.
    private static func number(_ text: UnsafeRawBufferPointer, at first: Int, _ second: Int) -> UInt32? {
        func four(_ place: Int) -> UInt64 {
            UInt64(UInt32(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        }
        let ascii = four(first) | four(second) << 32
        // A letter's value is its low four bits and nine.
        var word = ((ascii & 0x0f0f_0f0f_0f0f_0f0f) &+ (ascii >> 6 & ones) &* 9).byteSwapped
        word = (word | word >> 4) & 0x00ff_00ff_00ff_00ff
        word = (word | word >> 8) & 0x0000_ffff_0000_ffff
        let number = UInt32(truncatingIfNeeded: word | word >> 16)
        // Anything but a digit gives a number that is written otherwise. Lower case has a bit that a control character lacks.
        let lowerCase = ascii | 0x20 &* ones
        let isPrintable = (ascii >> 5 | ascii >> 6) & ones == ones
        return isPrintable && digits(number) == lowerCase ? number : nil
    }
}

extension UUIDValue: CustomStringConvertible, Comparable {
    package var description: String { String(decoding: text, as: UTF8.self) }

    package static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
