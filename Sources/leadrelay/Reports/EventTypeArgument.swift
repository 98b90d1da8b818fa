import ArgumentParser
import LeadEvents

/// An event type as people write it: "lead.captured", or its whole name.
struct EventTypeArgument: ExpressibleByArgument, Hashable, Sendable {
    let type: EventType

    init?(argument: String) {
        guard let type = EventType(name: argument.utf8) ?? EventType(name: "leadrelay.\(argument).v1".utf8) else {
            return nil
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
