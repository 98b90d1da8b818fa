import Yams

/// A name that stands twice in one section of a document, at its first place.
struct DoubledName: Error {
    let name: String
    let mark: Mark

    /// Begins the names of entries that are passed over. A letter of the private use area, which no document needs.
    static let marker = "\u{e000}"

    /// The text with the name's entry marked, so that the rest can be read.
    ///
    /// - Returns: `nil` where the name's place is not found.
    func passedOver(in text: String) -> String? {
        // By scalars, as the parser counts; and a line may end in a carriage return too.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        let (line, column) = (mark.line - 1, mark.column - 1)
        guard lines.indices.contains(line), lines[line].indices.contains(column) else { return nil }
        let isQuoted = lines[line][column] == "\"" || lines[line][column] == "'"
        // With its place, so that two marked names are not the same again.
        let marker = "\(Self.marker)\(line).\(column)."
        lines[line].insert(contentsOf: marker.unicodeScalars, at: column + (isQuoted ? 1 : 0))
        return lines.map { line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            return String(text)
        }.joined(separator: "\n")
    }
}
