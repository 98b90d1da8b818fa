import ArgumentParser
import LeadEvents

/// An event type as people write it: "lead.captured", or its whole name.
struct EventTypeArgument: Hashable, Sendable {
    let type: EventType

    init(reading argument: String) throws {
        guard let type = EventType(name: argument.utf8) ?? EventType(name: "leadrelay.\(argument).v1".utf8) else {
            let nearest = NearestName.of(argument, in: EventType.allCases.flatMap { [$0.shortName, $0.name] })
            throw ValidationError(
                "There is no event type \(argument)\(nearest.map { "; did you mean \($0)?" } ?? ".") `leadrelay schema list` "
                    + "shows them all.")
        }
        self.type = type
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
