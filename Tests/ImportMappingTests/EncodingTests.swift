import Testing

@testable import ImportMapping

@Suite("Encodings of a CSV file")
struct EncodingTests {
    static let text = "name,città\r\n\"Zoë, Łódź\",€ 5 – 😀\r\n"
    static let latin = "name,città\r\n\"Zoë\",€ 5 – Šž\r\n"

    @Test(
        "a byte order mark tells the encoding, whatever the mapping says", arguments: [1, 2, 3, 1_000],
        TextEncoding.allCases)
    func marks(chunk: Int, declared: TextEncoding) {
        let files: [([UInt8], TextEncoding)] = [
            ([0xef, 0xbb, 0xbf] + Array(Self.text.utf8), .utf8),
            ([0xff, 0xfe] + utf16(Self.text, isLittle: true), .utf16LittleEndian),
            ([0xfe, 0xff] + utf16(Self.text, isLittle: false), .utf16BigEndian),
        ]
        for (bytes, encoding) in files {
            let (rows, reader) = read(bytes, dialect(declared), chunk: chunk)
            #expect(reader.encoding == encoding)
            #expect(rows.map(strings) == [["name", "città"], ["Zoë, Łódź", "€ 5 – 😀"]])
        }
    }

    @Test("without a mark the mapping's encoding holds", arguments: [1, 2, 3, 1_000])
    func declared(chunk: Int) {
        let rows = [["name", "città"], ["Zoë, Łódź", "€ 5 – 😀"]]
        #expect(
            read(utf16(Self.text, isLittle: true), dialect(.utf16LittleEndian), chunk: chunk).rows.map(strings) == rows)
        #expect(
            read(utf16(Self.text, isLittle: false), dialect(.utf16BigEndian), chunk: chunk).rows.map(strings) == rows)
        let windows =
            Array("name,citt".utf8) + [0xe0] + Array("\n\"Zo".utf8) + [0xeb] + Array("\",".utf8) + [0x80, 0x8a, 0x9e]
        #expect(
            read(windows, dialect(.windows1252), chunk: chunk).rows.map(strings) == [
                ["name", "città"], ["Zoë", "€Šž"],
            ])
    }

    @Test("a row's original bytes come back in the file's encoding, what is no text too")
    func originals() {
        let loneSurrogate: [UInt8] = [0x3d, 0xd8, 0x41, 0x00]
        let files: [([UInt8], TextEncoding)] = [
            (Array("a,b\n".utf8) + [0xff, 0xfe, 0x2c, 0x80], .utf8),
            (utf16(Self.text, isLittle: true) + loneSurrogate, .utf16LittleEndian),
            (utf16(Self.text, isLittle: false), .utf16BigEndian),
            (Array("a,".utf8) + Array(0x80...0xff) + [0x0a], .windows1252),
        ]
        for (bytes, encoding) in files {
            let (rows, reader) = read(bytes, dialect(encoding))
            #expect(rows.flatMap { reader.originalBytes(of: $0) } == bytes, "\(encoding.rawValue)")
        }
    }

    private func dialect(_ encoding: TextEncoding) -> CSVDialect {
        var dialect = CSVDialect()
        dialect.encoding = encoding
        return dialect
    }

    private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
            return isLittle ? [low, high] : [high, low]
        }
    }
}
