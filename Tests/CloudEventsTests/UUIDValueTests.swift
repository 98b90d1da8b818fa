import CloudEvents
import Testing

@Suite("UUIDs")
struct UUIDValueTests {
    @Test("of version 5 follow from namespace and name (RFC 9562, A.4)")
    func version5() {
        let uuid = UUIDValue.v5(namespace: .domainNames, name: "www.example.com".utf8)
        #expect(uuid.description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test("are read in either case and written in lower case")
    func text() {
        let text = "2ED6657D-e927-568b-95e1-2665a8aea6a2"
        #expect(UUIDValue(text.utf8)?.description == text.lowercased())
        #expect(UUIDValue(Array(text.utf8)[...]) == UUIDValue(text.utf8))
        #expect(UUIDValue(text.utf8.lazy.map { $0 }) == UUIDValue(text.utf8))
    }

    @Test(
        "are not read from anything else",
        arguments: [
            "", "2ed6657d", "2ed6657de927568b95e12665a8aea6a2", "2ed6657d-e927-568b-95e1-2665a8aea6a",
            "{2ed6657d-e927}",
            "2ed6657d-e927-568b-95e1-2665a8aea6a2 ", "2ed6657g-e927-568b-95e1-2665a8aea6a2",
            "2ed6657d+e927-568b-95e1-2665a8aea6a2", "2ed6657d-e927-568b-95e12-665a8aea6a2",
        ])
    func refused(text: String) { #expect(UUIDValue(text.utf8) == nil) }

    @Test("take every byte at every place for what it is")
    func everyByte() {
        let text = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
        for place in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[place] = byte
                let isDigit = text[place] != UInt8(ascii: "-")
                let isRead = isDigit ? Character(Unicode.Scalar(byte)).isHexDigit && byte < 0x80 : byte == text[place]
                let lowerCase = String(decoding: changed, as: UTF8.self).lowercased()
                let uuid = UUIDValue(changed[...])
                #expect(uuid?.description == (isRead ? lowerCase : nil))
                #expect(uuid?.isWritten(as: changed[...]) == (isRead ? changed == Array(lowerCase.utf8) : nil))
            }
        }
    }
}
