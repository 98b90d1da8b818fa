/// The code page of Western Windows, as https://encoding.spec.whatwg.org/#windows-1252 has it: every byte is a character.
enum Windows1252 {
    /// 0x80 to 0x9f; elsewhere a byte is its own code point.
    private static let upper: [UInt32] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
        0x0153, 0x9d, 0x017e, 0x0178,
    ]

    static func scalar(of byte: UInt8) -> UInt32 {
        (0x80...0x9f).contains(byte) ? upper[Int(byte - 0x80)] : UInt32(byte)
    }

    /// A question mark for a character that the code page lacks.
    static func byte(of scalar: UInt32) -> UInt8 {
        if let place = upper.firstIndex(of: scalar) { return 0x80 + UInt8(place) }
        return UInt8(exactly: scalar) ?? UInt8(ascii: "?")
    }
}
