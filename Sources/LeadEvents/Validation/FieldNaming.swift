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

    /// The place of a path into the payload.
    func field(_ path: String) -> String {
        guard case .members = self else { return path }
        return path.isEmpty ? "data" : "data.\(path)"
    }

    /// proto3's JSON names: an underscore goes and the letter after it becomes a capital.
    static func jsonPath(_ path: String) -> String {
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
