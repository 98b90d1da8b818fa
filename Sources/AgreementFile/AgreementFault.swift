/// One thing that is wrong with an agreement's document.
package struct AgreementFault: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// Path of the entry, for example `scoring.half_life`; empty: the document.
    package let field: String
    /// What is wrong and how to mend it.
    package let problem: String

    package var description: String { "line \(line): " + (field.isEmpty ? "" : "\(field): ") + problem }
}

/// Everything that is wrong with a document, in the order of its lines.
package struct AgreementFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package let faults: [AgreementFault]

    init(_ faults: [AgreementFault]) {
        self.faults = faults.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
