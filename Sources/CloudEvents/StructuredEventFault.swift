/// Everything that keeps bytes from being an event in structured mode.
package struct StructuredEventFault: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No JSON object with attributes.
        case malformed
        case tooLarge
        case tooDeep
    }

    /// One thing that is wrong. Quotes no value.
    package struct Problem: Hashable, Sendable {
        /// The member; empty: the event as a whole.
        package let field: String
        package let problem: String
        package let mend: String
    }

    package let kind: Kind
    /// At least one.
    package let problems: [Problem]
}
