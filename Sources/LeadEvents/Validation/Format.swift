/// Shapes of text that standards fix.
enum Format {
    /// `+` and 2 to 15 digits, the first of them not 0.
    static func isE164(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst()
        return text.utf8.first == UInt8(ascii: "+") && (2...15).contains(digits.count)
            && digits.first != UInt8(ascii: "0") && digits.allSatisfy(isDigit)
    }

    /// At most 254 bytes, one `@` with something on both sides, neither space nor control character.
    static func isEmail(_ text: String) -> Bool {
        let utf8 = text.utf8
        guard (3...254).contains(utf8.count), utf8.first != UInt8(ascii: "@"), utf8.last != UInt8(ascii: "@") else {
            return false
        }
        var ats = 0
        for byte in utf8 {
            if byte == UInt8(ascii: "@") { ats += 1 }
            if byte <= 0x20 || byte == 0x7f { return false }
        }
        return ats == 1
    }

    /// ISO 3166-1 alpha-2: two capital letters.
    static func isCountry(_ text: String) -> Bool { text.utf8.count == 2 && text.utf8.allSatisfy(isCapital) }

    /// ISO 4217: three capital letters.
    static func isCurrency(_ text: String) -> Bool { text.utf8.count == 3 && text.utf8.allSatisfy(isCapital) }

    /// BCP 47: a language of 2 to 8 letters and subtags of 1 to 8 letters or digits, with hyphens between.
    static func isLanguage(_ text: String) -> Bool {
        var length = 0
        var isFirst = true
        for byte in text.utf8 {
            if byte == UInt8(ascii: "-") {
                guard length >= (isFirst ? 2 : 1) else { return false }
                length = 0
                isFirst = false
                continue
            }
            guard isLetter(byte) || !isFirst && isDigit(byte), length < 8 else { return false }
            length += 1
        }
        return length >= (isFirst ? 2 : 1)
    }

    /// The shape of an IANA time zone's name: letters, digits and `_+-/`, at most 64 bytes. Whether there is such a zone
    /// is not looked up.
    static func isTimeZone(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_+-/".utf8.contains($0) }
    }

    /// A host name: letters, digits, hyphens and points, or anything beyond ASCII; in lower case, at most 253 bytes.
    static func isDomain(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                $0 >= 0x80 || isDigit($0) || isLetter($0) && !isCapital($0) || "-.".utf8.contains($0)
            }
    }

    /// SHA-256 as 64 lower-case hexadecimal digits.
    static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }

    /// UTF-8 without control characters.
    static func isPlainText(_ bytes: ArraySlice<UInt8>) -> Bool {
        var hasControls = false
        var union: UInt8 = 0
        // Looks at all bytes, because a loop that may end early is not made one of vectors.
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                hasControls = hasControls || (byte < 0x20) || (byte == 0x7f)
                union |= byte
            }
        }
        return !hasControls && (union < 0x80 || String(validating: bytes, as: UTF8.self) != nil)
    }

    /// No control characters.
    static func isPlainText(_ text: String) -> Bool {
        for byte in text.utf8 where byte < 0x20 || byte == 0x7f { return false }
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte & 0xdf) && byte < 0x80 }
}
