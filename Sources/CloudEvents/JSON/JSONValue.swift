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
