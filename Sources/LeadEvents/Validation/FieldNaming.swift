import CloudEvents

/// What violations call the places of an event, so that somebody finds them where they wrote them.
enum FieldNaming {
    /// Binary mode: attributes by their headers, the payload's fields by their paths.
    case headers
    /// Structured mode: attributes by their members, the payload's fields under `data`.
    case members
    /// Neither: attributes by their members, the payload's fields by their paths.
    case plain

    subscript(attribute: Attribute) -> String {
        switch self {
        case .headers: "\(attribute.headerName)"
        case .members, .plain: "\(attribute.memberName)"
        }
    }

    /// A path into the payload, in the names of the schema, as this encoding writes it.
    func field(_ path: String, in encoding: PayloadEncoding) -> String {
        let written = encoding == .json ? Self.jsonPath(path) : path
        guard case .members = self else { return written }
        return written.isEmpty ? "data" : "data.\(written)"
    }

    /// proto3's JSON names: an underscore goes and the letter after it becomes a capital.
    private static func jsonPath(_ path: String) -> String {
        var name = ""
        var isAfterUnderscore = false
        for character in path {
            if character == "_" {
                isAfterUnderscore = true
            } else {
                name += isAfterUnderscore ? character.uppercased() : String(character)
                isAfterUnderscore = false
            }
        }
        return name
    }
}
