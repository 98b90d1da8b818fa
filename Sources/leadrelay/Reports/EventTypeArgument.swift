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
struct LeadArgument: ExpressibleByArgument, Hashable, Sendable {
    let lead: LeadID

    init?(argument: String) {
        guard let lead = LeadID(argument.utf8) else { return nil }
        self.lead = lead
    }
}
