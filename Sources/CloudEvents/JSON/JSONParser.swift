/// Reads one JSON document (RFC 8259) into a tree. No recursion deeper than the limit, no trap on any bytes.
package struct JSONParser {
    private let document: ArraySlice<UInt8>
    private let maximumDepth: Int
    private var index: Int
    private var depth = 0

    /// - Parameter maximumDepth: objects and lists inside each other; a document that is one object has 1.
    /// - Throws: the first fault and its place.
    package static func parse(_ document: ArraySlice<UInt8>, maximumDepth: Int) throws(JSONFault) -> JSONValue {
        var parser = JSONParser(document, maximumDepth: maximumDepth)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.index == document.endIndex else { throw parser.fault("goes on after its end") }
        return value
    }

    private init(_ document: ArraySlice<UInt8>, maximumDepth: Int) {
        self.document = document
        self.maximumDepth = maximumDepth
        index = document.startIndex
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipSpace()
        let start = index
        guard let current else { throw fault("ends too early") }
        let content: JSONValue.Content
        switch current {
        case UInt8(ascii: "{"): content = .object(try nested { parser throws(JSONFault) in try parser.members() })
        case UInt8(ascii: "["): content = .array(try nested { parser throws(JSONFault) in try parser.elements() })
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "t"): content = try literal("true", .boolean(true))
        case UInt8(ascii: "f"): content = try literal("false", .boolean(false))
        case UInt8(ascii: "n"): content = try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = try number()
        default: throw fault("has no value where one belongs")
        }
        return JSONValue(content: content, bytes: document[start..<index])
    }

    private mutating func nested<Parts>(
        _ parts: (inout JSONParser) throws(JSONFault) -> Parts
    ) throws(JSONFault) -> Parts {
        guard depth < maximumDepth else {
            throw JSONFault(
                kind: .tooDeep, offset: index - document.startIndex, problem: "is nested deeper than \(maximumDepth)")
        }
        depth += 1
        defer { depth -= 1 }
        index += 1
        return try parts(&self)
    }

    private mutating func members() throws(JSONFault) -> [JSONMember] {
        var members: [JSONMember] = []
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw fault("has no quoted name where one belongs") }
            let name = try string()
            skipSpace()
            guard take(":") else { throw fault("has no colon after a name") }
            members.append(JSONMember(name: name, value: try value()))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("has neither comma nor closing brace after a value") }
        return members
    }

    private mutating func elements() throws(JSONFault) -> [JSONValue] {
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return elements }
        repeat {
            elements.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("has neither comma nor closing bracket after a value") }
        return elements
    }

    private mutating func literal(
        _ text: StaticString, _ content: JSONValue.Content
    ) throws(JSONFault) -> JSONValue.Content {
        guard document[index...].prefix(text.utf8CodeUnitCount).matches(text) else {
            throw fault("has no value where one belongs")
        }
        index += text.utf8CodeUnitCount
        return content
    }

    private mutating func number() throws(JSONFault) -> JSONValue.Content {
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return .number
    }

    private mutating func digits() throws(JSONFault) {
        let start = index
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard index > start else { throw fault("has a number without digits") }
    }
}

// MARK: - Texts

extension JSONParser {
    private mutating func string() throws(JSONFault) -> String {
        index += 1
        let start = index
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let text = try checked(document[start..<index])
                index += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw fault("has a control character inside a text")
            default: index += 1
            }
        }
        throw fault("ends inside a text")
    }

    /// Goes on from the first backslash of a text that began at `start`.
    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var unescaped = Array(document[start..<index])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let text = try checked(unescaped[...])
                index += 1
                return text
            case UInt8(ascii: "\\"):
                index += 1
                unescaped.append(contentsOf: try escape())
            case 0..<0x20: throw fault("has a control character inside a text")
            default:
                unescaped.append(byte)
                index += 1
            }
        }
        throw fault("ends inside a text")
    }

    private mutating func escape() throws(JSONFault) -> [UInt8] {
        guard let byte = current else { throw fault("ends inside a text") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault("has an unknown escape inside a text")
        }
    }

    private mutating func unicodeEscape() throws(JSONFault) -> [UInt8] {
        var code = try hexadecimal()
        if (0xd800..<0xdc00).contains(code), take("\\"), take("u") {
            let low = try hexadecimal()
            if (0xdc00..<0xe000).contains(low) { code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00) }
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw JSONFault(
                kind: .invalidText, offset: index - document.startIndex, problem: "has half of a surrogate pair")
        }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("has a \\u without four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
            index += 1
        }
        return code
    }

    private func checked(_ bytes: ArraySlice<UInt8>) throws(JSONFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSONFault(
                kind: .invalidText, offset: index - document.startIndex, problem: "has a text that is not UTF-8")
        }
        return text
    }
}

// MARK: - Bytes

extension JSONParser {
    private var current: UInt8? { index < document.endIndex ? document[index] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let current, UInt32(current) == character.value else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { index += 1 }
    }

    private func fault(_ problem: String) -> JSONFault {
        JSONFault(kind: .syntax, offset: index - document.startIndex, problem: problem)
    }
}
