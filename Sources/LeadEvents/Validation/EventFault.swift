/// Why an event cannot be used: everything that is wrong with it, at once. No text in it quotes personal data.
package struct EventFault: Error, Hashable, Sendable {
    package let code: FaultCode
    /// At least one.
    package let violations: [Violation]

    package init(_ code: FaultCode, _ violations: [Violation]) {
        self.code = code
        self.violations = violations
    }

    package init(_ code: FaultCode, field: String, problem: String, mend: String) {
        self.init(code, [Violation(field: field, problem: problem, mend: mend)])
    }

    /// For a person: the first three violations and how many more there are.
    package var sentence: String {
        let shown = Self.prose(violations.prefix(3))
        return violations.count > 3 ? "\(shown) And \(violations.count - 3) more." : shown
    }

    /// For the person who mends the event: every violation.
    package var everything: String { Self.prose(violations[...]) }

    private static func prose(_ violations: ArraySlice<Violation>) -> String {
        violations.map { $0.sentence.hasSuffix("?") ? $0.sentence : $0.sentence + "." }.joined(separator: " ")
    }
}

extension EventFault: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(sentence)" }
}
