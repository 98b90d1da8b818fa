import LeadEvents

/// A header that lacks columns which the mapping names.
struct HeaderFault: CustomStringConvertible {
    /// As many names are shown.
    private static let mostNames = 50

    /// The header's names.
    let found: [String]
    let missing: [String]
    /// All that the mapping names.
    let wanted: [String]

    var description: String {
        let names = missing.map { name in
            name + (NearestName.of(name, in: found).map { " (did you mean \($0)?)" } ?? "")
        }
        return "the header has no column\(missing.count == 1 ? "" : "s") \(names.joined(separator: ", ")); \(remedy)"
    }

    private var remedy: String {
        let question =
            holdsNUL
            ? "It looks like UTF-16: say csv: {encoding: utf-16le} in the mapping"
            : "Is it the header, and has the mapping the file's delimiter and encoding (csv: {delimiter: \";\"})?"
        guard isHeader else { return "it has \(found.count) of other names. \(question)" }
        let names = found.prefix(Self.mostNames).map(Self.shown).joined(separator: ", ")
        return "it has \(names)" + (missing.count == wanted.count ? ". \(question)" : "")
    }

    private var holdsNUL: Bool { found.contains { $0.utf8.contains(0) } }

    /// Whether it names a column of the mapping, be it between other delimiters. Else it may be a row, whose cells are not
    /// to be shown.
    private var isHeader: Bool {
        let words = found.flatMap { $0.split { ",;|\t".contains($0) } }.map(Self.bare)
        return wanted.contains { words.contains(Self.bare($0[...])) }
    }

    private static func bare(_ name: Substring) -> String { name.filter { !"\"' ".contains($0) } }

    private static func shown(_ name: String) -> String {
        name.isEmpty ? "(no name)" : String(name.map { ($0.asciiValue ?? 0x20) < 0x20 ? "?" : $0 })
    }
}
