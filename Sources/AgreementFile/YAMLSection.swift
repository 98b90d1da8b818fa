import LeadEvents
import YAMLSource
import Yams

/// A mapping of a document whose entries are taken one by one; what is left is not known.
struct YAMLSection {
    struct Entry {
        /// Path from the document's root.
        let field: String
        let line: Int
        let value: Node
    }

    let field: String
    let line: Int
    private var entries: [(key: String, entry: Entry)] = []
    private var known: [String] = []

    /// Entries whose key is no text are noted and left out.
    init(_ mapping: Node.Mapping, field: String, line: Int, _ faults: inout [AgreementFault]) {
        self.field = field
        self.line = line
        for (key, value) in mapping {
            let keyLine = key.mark?.line ?? line
            guard let name = key.scalar?.string else {
                faults.append(AgreementFault(line: keyLine, field: field, problem: "a name is a text"))
                continue
            }
            guard !YAMLSource.isPassedOver(name) else { continue }
            let path = field.isEmpty ? name : "\(field).\(name)"
            entries.append((name, Entry(field: path, line: keyLine, value: value)))
        }
    }

    /// Takes the entry of this name.
    mutating func take(_ key: String) -> Entry? {
        known.append(key)
        guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
        return entries.remove(at: place).entry
    }

    /// Takes every entry there is, where names are free.
    mutating func takeAll() -> [(key: String, entry: Entry)] {
        defer { entries = [] }
        return entries
    }

    /// Says of every entry that was not taken that it is not known.
    func close(_ faults: inout [AgreementFault]) {
        for (key, entry) in entries {
            let hint =
                NearestName.of(key, in: known).map { "did you mean \($0)?" }
                ?? "known are \(known.joined(separator: ", "))"
            faults.append(AgreementFault(line: entry.line, field: entry.field, problem: "is not known here; \(hint)"))
        }
    }
}
