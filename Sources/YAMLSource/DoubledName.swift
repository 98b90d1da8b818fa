import Yams

/// A name that stands twice in one section of a document, at its first place.
struct DoubledName: Error {
    let name: String
    let mark: Mark
}

extension YAMLSection {
    /// Begins the names of entries that are passed over. A letter of the private use area, which no document needs.
    private static let passedOver = "\u{e000}"

    /// The text with the entry of a doubled name marked, so that the rest can be read.
    ///
    /// - Returns: `nil` where the name's place is not found.
    static func passingOver(_ doubled: DoubledName, in text: String) -> String? {
        // By scalars, as the parser counts; and a line may end in a carriage return too.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        let (line, column) = (doubled.mark.line - 1, doubled.mark.column - 1)
        guard lines.indices.contains(line), lines[line].indices.contains(column) else { return nil }
        let isQuoted = lines[line][column] == "\"" || lines[line][column] == "'"
        // With its place, so that two marked names are not the same again.
        let marker = "\(passedOver)\(line).\(column)."
        lines[line].insert(contentsOf: marker.unicodeScalars, at: column + (isQuoted ? 1 : 0))
        return lines.map { line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            return String(text)
        }.joined(separator: "\n")
    }

    static func isPassedOver(_ name: String) -> Bool { name.hasPrefix(passedOver) }
}
