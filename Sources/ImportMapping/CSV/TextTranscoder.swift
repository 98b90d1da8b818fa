/// Turns the bytes of a file into UTF-8, a chunk at a time, and back.
///
/// What is no text comes out as bytes that are no UTF-8 (a lone surrogate as its three bytes), so that the cell it stands in
/// is found wanting, and the way back gives the file's own bytes.
struct TextTranscoder {
    let encoding: TextEncoding
    /// The first byte of a UTF-16 unit whose second is in the next chunk.
    private var heldByte: UInt8?
    private var highSurrogate: UInt16?

    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// Appends the chunk's characters as UTF-8.
    mutating func append(_ chunk: ArraySlice<UInt8>, to text: inout [UInt8]) {
        switch encoding {
        case .utf8: text.append(contentsOf: chunk)
        case .windows1252:
            for byte in chunk { text.appendWide(Windows1252.scalar(of: byte)) }
        case .utf16LittleEndian, .utf16BigEndian:
            for byte in chunk {
                guard let first = heldByte else {
                    heldByte = byte
                    continue
                }
                heldByte = nil
                let (low, high) = encoding == .utf16LittleEndian ? (first, byte) : (byte, first)
                append(UInt16(high) << 8 | UInt16(low), to: &text)
            }
        }
    }

    /// Appends what is left of a file that ends in the middle of a character.
    mutating func finish(_ text: inout [UInt8]) {
        if let high = highSurrogate { text.appendWide(UInt32(high)) }
        highSurrogate = nil
        if heldByte != nil { text.append(0xff) }
        heldByte = nil
    }

    private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
        if let high = highSurrogate {
            highSurrogate = nil
            guard !(0xdc00...0xdfff).contains(unit) else {
                text.appendWide(0x1_0000 + (UInt32(high) - 0xd800) << 10 + UInt32(unit) - 0xdc00)
                return
            }
            text.appendWide(UInt32(high))
        }
        if (0xd800...0xdbff).contains(unit) { highSurrogate = unit } else { text.appendWide(UInt32(unit)) }
    }

    /// The bytes that the file has for text that came out of ``append(_:to:)``.
    static func bytes(of text: [UInt8], in encoding: TextEncoding) -> [UInt8] {
        guard encoding != .utf8 else { return text }
        var bytes: [UInt8] = []
        var rest = ArraySlice(text)
        while let code = rest.popWide() {
            if encoding == .windows1252 {
                bytes.append(Windows1252.byte(of: code))
                continue
            }
            let units =
                code < 0x1_0000
                ? [UInt16(code)]
                : [UInt16(0xd800 + (code - 0x1_0000) >> 10), UInt16(0xdc00 + (code - 0x1_0000) & 0x3ff)]
            for unit in units {
                let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
                bytes += encoding == .utf16LittleEndian ? [low, high] : [high, low]
            }
        }
        return bytes
    }
}

extension [UInt8] {
    /// Appends a code point in UTF-8's scheme, a lone surrogate too.
    fileprivate mutating func appendWide(_ code: UInt32) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | code >> shift & 0x3f) }
        switch code {
        case ..<0x80: append(UInt8(code))
        case ..<0x800: append(contentsOf: [UInt8(0xc0 | code >> 6), tail(0)])
        case ..<0x1_0000: append(contentsOf: [UInt8(0xe0 | code >> 12), tail(6), tail(0)])
        default: append(contentsOf: [UInt8(0xf0 | code >> 18 & 0x7), tail(12), tail(6), tail(0)])
        }
    }
}

extension ArraySlice<UInt8> {
    /// Takes the first code point in UTF-8's scheme; a byte that begins none counts as U+FFFD.
    fileprivate mutating func popWide() -> UInt32? {
        guard let lead = popFirst() else { return nil }
        let (initial, tails): (UInt32, Int) =
            switch lead {
            case ..<0x80: (UInt32(lead), 0)
            case 0xc0..<0xe0: (UInt32(lead & 0x1f), 1)
            case 0xe0..<0xf0: (UInt32(lead & 0x0f), 2)
            case 0xf0..<0xf8: (UInt32(lead & 0x07), 3)
            default: (0xfffd, 0)
            }
        var code = initial
        for _ in 0..<tails {
            guard let byte = first, byte & 0xc0 == 0x80 else { return 0xfffd }
            code = code << 6 | UInt32(byte & 0x3f)
            removeFirst()
        }
        return Swift.min(code, 0x10_ffff)
    }
}
