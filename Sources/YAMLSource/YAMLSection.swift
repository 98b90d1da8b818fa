package import Yams

/// A mapping of a document whose entries are taken one by one; what is left is not known.
package struct YAMLSection {
    package struct Entry {
        package let key: String
        /// Path from the document's root.
        package let field: String
        package let line: Int
        package let value: Node

        package init(key: String, field: String = "", line: Int, value: Node) {
            self.key = key
            self.field = field
            self.line = line
            self.value = value
        }
    }

    package let field: String
    package let line: Int
    /// Those that were not taken.
    package private(set) var entries: [Entry] = []
    /// Lines of entries whose name is no text; they are left out.
    package private(set) var unnamed: [Int] = []
    /// Names that were asked for.
    package private(set) var known: [String] = []

    /// - Parameter field: path from the document's root; empty: the document.
    package init(_ mapping: Node.Mapping, field: String, line: Int) {
        self.field = field
        self.line = line
        for (key, value) in mapping {
            let keyLine = key.mark?.line ?? line
            guard let name = key.scalar?.string else {
                unnamed.append(keyLine)
                continue
            }
            guard !YAMLSource.isPassedOver(name) else { continue }
            let path = field.isEmpty ? name : "\(field).\(name)"
            entries.append(Entry(key: name, field: path, line: keyLine, value: value))
        }
    }

    /// Takes the entry of this name.
    package mutating func take(_ key: String) -> Entry? {
        known.append(key)
        guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
        return entries.remove(at: place)
    }

    /// Takes every entry there is, where names are free.
    package mutating func takeAll() -> [Entry] {
        defer { entries = [] }
        return entries
    }
}
