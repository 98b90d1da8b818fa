/// One thing that is wrong with a mapping document.
package struct MappingFault: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// What is wrong and how to mend it.
    package let problem: String

    package var description: String { "line \(line): \(problem)" }
}

/// Everything that is wrong with a mapping document, in the order of its lines.
package struct MappingFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package let faults: [MappingFault]

    init(_ faults: [MappingFault]) { self.faults = faults.sorted { $0.line < $1.line } }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
