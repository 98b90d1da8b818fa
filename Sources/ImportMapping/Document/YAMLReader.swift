import LeadEvents
import YAMLSource
import Yams

/// Reads nodes, and notes what is wrong with them.
struct YAMLReader {
    var faults: [MappingFault] = []

    mutating func note(_ line: Int, _ problem: String) { faults.append(MappingFault(line: line, problem: problem)) }

    mutating func section(_ node: Node, _ name: String, line: Int) -> YAMLSection? {
        guard let mapping = node.mapping else {
            note(node.mark?.line ?? line, "\(name) takes names with values, one a line")
            return nil
        }
        let section = YAMLSection(mapping, field: "", line: line)
        for line in section.unnamed { note(line, "a name is a text") }
        return section
    }

    /// Says of every entry that was not taken that it is not known.
    mutating func close(_ section: YAMLSection) {
        for entry in section.entries {
            note(entry.line, "\(entry.key) is not known here\(hint(entry.key, section.known))")
        }
    }

    /// The text of a scalar; numbers and the like as they are written.
    mutating func text(_ node: Node, _ name: String, line: Int) -> String? {
        guard let scalar = node.scalar, !isNull(node) else {
            note(node.mark?.line ?? line, "\(name) takes one value")
            return nil
        }
        return scalar.string
    }

    mutating func text(_ entry: YAMLSection.Entry) -> String? { text(entry.value, entry.key, line: entry.line) }

    func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string.lowercased())
    }

    /// The nodes of a list; a single value counts as a list of one.
    func list(_ node: Node) -> [Node] { node.sequence.map(Array.init) ?? [node] }
}

/// `; did you mean x?`, or nothing where no name is near.
func hint(_ name: String, _ known: [String]) -> String {
    NearestName.of(name, in: known).map { "; did you mean \($0)?" } ?? ""
}
