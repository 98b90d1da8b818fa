import LeadEvents
import YAMLSource
import Yams

/// A mapping of a YAML document whose entries are taken one by one; what is left is not known.
struct YAMLSection {
    struct Entry {
        let key: String
        let line: Int
        let value: Node
    }

    private(set) var entries: [Entry]
    private var known: [String] = []

    init(_ entries: [Entry]) { self.entries = entries }

    /// Takes the entry of this name.
    mutating func take(_ key: String) -> Entry? {
        known.append(key)
        guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
        return entries.remove(at: place)
    }

    /// Says of every entry that was not taken that it is not known.
    func close(_ faults: inout [MappingFault]) {
        for entry in entries {
            let nearest = hint(entry.key, known)
            faults.append(MappingFault(line: entry.line, problem: "\(entry.key) is not known here\(nearest)"))
        }
    }
}

/// Reads nodes, and notes what is wrong with them.
struct YAMLReader {
    var faults: [MappingFault] = []

    mutating func note(_ line: Int, _ problem: String) { faults.append(MappingFault(line: line, problem: problem)) }

    mutating func section(_ node: Node, _ name: String, line: Int) -> YAMLSection? {
        guard let mapping = node.mapping else {
            note(node.mark?.line ?? line, "\(name) takes names with values, one a line")
            return nil
        }
        return YAMLSection(
            mapping.compactMap { key, value in
                let keyLine = key.mark?.line ?? line
                guard let name = key.scalar?.string else {
                    note(keyLine, "a name is a text")
                    return nil
                }
                guard !YAMLSource.isPassedOver(name) else { return nil }
                return YAMLSection.Entry(key: name, line: keyLine, value: value)
            })
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
