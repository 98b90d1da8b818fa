/// Metrics in Prometheus' text format, version 0.0.4. Samples may be added in any order; the text has them by name.
package struct PrometheusText {
    package enum Kind: String, Sendable { case counter, gauge, histogram }

    package struct Label: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    private struct Family {
        let kind: Kind
        var lines: [String] = []
    }

    private var families: [String: Family] = [:]
    private let help: @Sendable (String) -> String?

    /// - Parameter help: what a metric of this name says, one sentence.
    package init(help: @escaping @Sendable (String) -> String?) { self.help = help }

    package mutating func add(_ name: String, _ kind: Kind, _ labels: [Label], _ value: Double, suffix: String = "") {
        let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        let line = name + suffix + (pairs.isEmpty ? "" : "{\(pairs)}") + " " + Self.number(value)
        families[name, default: Family(kind: kind)].lines.append(line)
    }

    /// The whole text, each family once. The samples of a family keep the order in which they were added.
    package var text: String {
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            if let help = help(name) { text += "# HELP \(name) \(help)\n" }
            text += "# TYPE \(name) \(family.kind.rawValue)\n"
            for line in family.lines { text += line + "\n" }
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        Int64(exactly: value).map(String.init) ?? (value.isNaN ? "NaN" : "\(value)")
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
        return text
    }
}
