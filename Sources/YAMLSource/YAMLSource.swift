package import Yams

/// A YAML document as nodes. A name that stands twice hides nothing else: it is told, and the rest is read without it.
package struct YAMLSource {
    /// What keeps the text from being a document, or from being one as it stands.
    package struct Fault: Hashable, Sendable {
        /// From 1.
        package let line: Int
        /// What is wrong and how to mend it.
        package let problem: String
    }

    /// Each costs reading the document once more; of one that has more the rest is told another time.
    private static let mostDoubledNames = 16

    /// `nil` where the text is empty, or a fault hides all of it.
    package private(set) var root: Node?
    package private(set) var faults: [Fault] = []

    package init(_ document: String) {
        var text = String(document.trimmingPrefix("\u{feff}"))
        for _ in 0..<Self.mostDoubledNames {
            do throws(DoubledName) {
                root = try compose(text)
                return
            } catch {
                faults.append(Fault(line: error.mark.line, problem: "named twice here: \(error.name); keep one"))
                guard let marked = error.passedOver(in: text) else { return }
                text = marked
            }
        }
    }

    /// Whether the name of an entry is one that stands twice, so that the entry has to be left out.
    package static func isPassedOver(_ name: String) -> Bool { name.hasPrefix(DoubledName.marker) }

    /// - Throws: the first name that stands twice in its section; nothing else of the document is known then.
    private mutating func compose(_ text: String) throws(DoubledName) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            faults.append(Fault(line: mark.line, problem: "is no YAML: \(problem)"))
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
            throw DoubledName(name: names.first ?? "", mark: context.mark)
        } catch {
            faults.append(Fault(line: 1, problem: "is no YAML: the text cannot be read"))
        }
        return nil
    }
}
