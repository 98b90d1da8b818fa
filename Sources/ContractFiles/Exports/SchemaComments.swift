/// What the .proto files say about their messages and fields, in the comment above each.
struct SchemaComments {
    static let shared = SchemaComments(ProtoTexts.all.map(\.text))

    private var byName: [String: String] = [:]

    /// - Parameter name: of a message, an enum or a value without the package (`Person`), or of a field (`Person.email`).
    subscript(name: String) -> String? { byName[name] }

    init(_ texts: [String]) {
        for text in texts { read(text) }
    }

    /// Line by line: the schemas have one declaration a line.
    private mutating func read(_ text: String) {
        var scopes: [String] = []
        var comment: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("//") {
                comment.append(line.dropFirst(2).drop { $0 == " " })
                continue
            }
            let words = line.split(whereSeparator: { " {;".contains($0) })
            if line.hasSuffix("{}"), words.count >= 2 {
                note(comment, String(words[1]))
            } else if line.hasPrefix("}") {
                scopes.removeLast(scopes.isEmpty ? 0 : 1)
            } else if line.hasSuffix("{"), words.count >= 2 {
                // A oneof is no scope of its own: its fields are the message's.
                scopes.append(
                    words[0] == "oneof" ? scopes.last ?? "" : (scopes + [String(words[1])]).joined(separator: "."))
                note(comment, scopes.last ?? "")
            } else if let scope = scopes.last, let equals = words.firstIndex(of: "="), equals > 0 {
                note(comment, "\(scope).\(words[equals - 1])")
            }
            comment = []
        }
    }

    private mutating func note(_ comment: [Substring], _ name: String) {
        if !comment.isEmpty, byName[name] == nil { byName[name] = comment.joined(separator: " ") }
    }
}
