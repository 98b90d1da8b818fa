/// A value of a JSON document and the bytes that it was written in.
package struct JSONValue: Sendable {
    /// What it is; RFC 8259.
    package enum Content: Sendable {
        /// In the order of the document. A name that comes twice is twice in it.
        case object([JSONMember])
        case array([JSONValue])
        /// Unescaped.
        case string(String)
        /// As written: see ``JSONValue/bytes``.
        case number
        case boolean(Bool)
        case null
    }

    package let content: Content
    /// A slice of the document, with its quotes or brackets, without white space around.
    package let bytes: ArraySlice<UInt8>
}

/// A name and its value inside an object.
package struct JSONMember: Sendable {
    package let name: String
    package let value: JSONValue

    /// The name where it looks like one, for messages: a name that somebody mistook for a value may be personal data.
    package var printableName: String {
        let isName = name.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        return isName && (1...64).contains(name.utf8.count) ? name : "(a member whose name is no identifier)"
    }
}

/// Why bytes are no JSON document, or one that is refused.
package struct JSONFault: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case syntax
        /// Nested deeper than allowed.
        case tooDeep
        /// A text that is not UTF-8, or half of a surrogate pair.
        case invalidText
    }

    package let kind: Kind
    /// Bytes before the place.
    package let offset: Int
    /// For example "has no colon after a name".
    package let problem: String
}
