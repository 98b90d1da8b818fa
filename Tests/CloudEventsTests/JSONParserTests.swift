import CloudEvents
import Testing

@Suite("The JSON parser")
struct JSONParserTests {
    @Test(
        "reads what RFC 8259 allows",
        arguments: [
            "{}", "[]", " [ 1 , 2 ] ", "null", "true", "\"\"", "0", "-0.5e+10", "1E5", #"{"a":{"b":[{}]}}"#,
            #""\u00e4\ud83d\ude80\/\b\f\n\r\t\\\"""#, #"{"":0}"#, "\"ä🚀\u{7f}\"", "[[[[]]]]",
            "123456789012345678901234567890",
        ])
    func valid(text: String) throws { _ = try JSONParser.parse(text.bytes, maximumDepth: 4) }

    @Test(
        "refuses what it does not",
        arguments: [
            "", " ", "{", "[", "]", "{]", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{'a':1}", "[1 2]", "nul", "True",
            "NaN",
            "01", "1.", ".5", "-", "+1", "1e", "0x1", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\n\"", "\"\u{1}\"",
            "{} {}", "[1]x",
            "\u{feff}{}", "/**/1",
        ])
    func invalid(text: String) {
        #expect(throws: JSONFault.self) { try JSONParser.parse(text.bytes, maximumDepth: 4) }
    }

    @Test("refuses texts that are not Unicode", arguments: [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf]])
    func invalidUTF8(bytes: [UInt8]) throws {
        let text = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
        let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(text[...], maximumDepth: 4) }
        #expect(fault.kind == .invalidText)
    }

    @Test(
        "refuses half of a surrogate pair", arguments: [#""\ud83d""#, #""\ude80""#, #""\ud83dx""#, #""\ud83d\ud83d""#])
    func surrogates(text: String) throws {
        let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(text.bytes, maximumDepth: 4) }
        #expect(fault.kind == .invalidText)
    }

    @Test("ends at its limit of depth, however deep the document goes on", arguments: [17, 100, 100_000])
    func depth(levels: Int) throws {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: levels)
        let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(deep[...], maximumDepth: 16) }
        #expect(fault.kind == .tooDeep)
        #expect(fault.offset == 16)
    }

    @Test("says where a document breaks")
    func places() throws {
        let fault = try #require(throws: JSONFault.self) {
            try JSONParser.parse(#"{"a":1,"b" 2}"#.bytes, maximumDepth: 4)
        }
        #expect(fault.offset == 11)
        #expect(fault.problem == "has no colon after a name")
    }

    @Test("gives every value the bytes it was written in")
    func slices() throws {
        let document = try JSONParser.parse(#" {"a" : [1.50, "x\n"] } "#.bytes, maximumDepth: 4)
        guard case .object(let members) = document.content, case .array(let elements) = members[0].value.content else {
            Issue.record("not an object with a list")
            return
        }
        #expect(String(decoding: members[0].value.bytes, as: UTF8.self) == #"[1.50, "x\n"]"#)
        #expect(elements.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1.50", #""x\n""#])
    }

    @Test("reads back what is written", arguments: ["", "plain", "\"\\/\n\r\t\u{0}\u{1f}", "ä🚀\u{2028}"])
    func strings(text: String) throws {
        var json: [UInt8] = []
        json.appendJSON(text)
        guard case .string(let read) = try JSONParser.parse(json[...], maximumDepth: 1).content else {
            Issue.record("not a text")
            return
        }
        #expect(read == text)
    }
}
