/// What our words mean, in one place: reports print these beside their numbers, and docs/glossary.md holds the same.
package enum Glossary {
    /// Counts up when a definition changes, so that figures of different times can be compared knowingly.
    package static let version = 1

    /// One word.
    package struct Term: Sendable, Hashable {
        package let word: String
        /// What others call it; empty where it has no other name.
        package let field: String
        /// One clause, without a full stop.
        package let definition: String

        init(_ word: String, field: String = "", _ definition: String) {
            self.word = word
            self.field = field
            self.definition = definition
        }
    }

    /// The definitions of these words as JSON: the version, then word and definition.
    static func json(of terms: [Term]) -> JSONText {
        .object(
            [JSONText.Member("version", .integer(version))]
                + terms.map { JSONText.Member($0.word, .string($0.definition)) })
    }

    /// The definitions of these words, one a line, under a heading that names the version.
    static func lines(of terms: [Term]) -> [String] {
        let width = terms.map(\.word.count).max() ?? 0
        return ["What the words mean (glossary version \(version)):"]
            + terms.map { "  " + $0.word.padded(to: width) + "  " + $0.definition }
    }
}
