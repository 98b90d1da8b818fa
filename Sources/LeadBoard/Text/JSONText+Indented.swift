extension JSONText {
    /// The value over several lines, two spaces a level, for files that people read and compare.
    package var indented: String {
        var text = ""
        write(into: &text, indent: "")
        return text
    }

    private func write(into text: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .array(let values) where !values.isEmpty:
            text += "["
            for (index, value) in values.enumerated() {
                text += (index > 0 ? ",\n" : "\n") + inner
                value.write(into: &text, indent: inner)
            }
            text += "\n\(indent)]"
        case .object(let members) where !members.isEmpty:
            text += "{"
            for (index, member) in members.enumerated() {
                text += (index > 0 ? ",\n" : "\n") + inner + JSONText.string(member.name).description + ": "
                member.value.write(into: &text, indent: inner)
            }
            text += "\n\(indent)}"
        case .null, .bool, .integer, .raw, .string, .array, .object: text += description
        }
    }
}
