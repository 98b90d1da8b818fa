import CloudEvents
import Testing

@Suite("Base64")
struct Base64Tests {
    @Test(
        "follows RFC 4648, section 10",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func vectors(plain: String, encoded: String) {
        #expect(Base64.encode(plain.utf8) == Array(encoded.utf8))
        #expect(Base64.decode(encoded.utf8) == Array(plain.utf8))
    }

    @Test("keeps every byte")
    func everyByte() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }

    @Test("refuses anything else", arguments: ["Z", "Zg", "Zg=", "Zg===", "=Zg=", "Zm9v!!!!", "Zm 9v", "Z===", "____"])
    func refused(text: String) { #expect(Base64.decode(text.utf8) == nil) }
}
