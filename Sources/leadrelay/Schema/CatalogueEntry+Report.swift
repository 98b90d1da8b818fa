import LeadBoard
import LeadEvents

extension CatalogueEntry {
    /// The topics it stands in, one for each team that writes it.
    var topicNames: [String] {
        let teams = onlyTeam.map { [$0] } ?? [.marketing, .sales]
        var names: [String] = []
        for team in teams where !names.contains(topic(for: team).name) { names.append(topic(for: team).name) }
        return names
    }

    var json: JSONText {
        .object([
            .init("type", .string(type.name)), .init("kind", .string(kind.rawValue)),
            .init("owner", .string(owner.rawValue)), .init("topics", .array(topicNames.map { .string($0) })),
            .init("key", .string(key.phrase)), .init("message", .string(messageName)),
            .init("subject", subject.isEmpty ? .null : .string(subject)),
            .init("takenInBy", .array(takenInBy.map { .string($0.name) })),
            .init("correction", .optional(correction)), .init("summary", .string(summary)),
        ])
    }
}
