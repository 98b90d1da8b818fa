import ArgumentParser
import LeadEvents

/// An event type as people write it: "lead.captured", or its whole name.
struct EventTypeArgument: Hashable, Sendable {
    let type: EventType

    init(reading argument: String) throws {
        guard let type = EventType(name: argument.utf8) ?? EventType(name: "leadrelay.\(argument).v1".utf8) else {
            let hint =
                NearestName.of(argument, in: EventType.allCases.flatMap { [$0.shortName, $0.name] })
                .map { "did you mean \($0)?" } ?? "those are \(Self.names)."
            throw ValidationError(
                "There is no event type \(argument); \(hint) `leadrelay schema list` says what each is.")
        }
        self.type = type
    }

    /// Every type's short name, those of one noun together: `lead.captured|scored`.
    private static var names: String {
        var nouns: [(noun: Substring, verbs: [Substring])] = []
        for name in EventType.allCases.map(\.shortName) {
            let words = name.split(separator: ".", maxSplits: 1)
            guard let noun = words.first, let verb = words.last else { continue }
            if let index = nouns.firstIndex(where: { $0.noun == noun }) {
                nouns[index].verbs.append(verb)
            } else {
                nouns.append((noun, [verb]))
            }
        }
        return nouns.map { "\($0.noun).\($0.verbs.joined(separator: "|"))" }.joined(separator: ", ")
    }
}

/// A lead's id.
struct LeadArgument: Hashable, Sendable {
    let lead: LeadID

    init(reading argument: String) throws {
        guard let lead = LeadID(argument.utf8) else {
            throw ValidationError("a lead's id is a UUID; `leadrelay lead show ADDRESS` tells it")
        }
        self.lead = lead
    }
}
