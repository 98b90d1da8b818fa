import CloudEvents
import LeadEvents
import SwiftProtobuf

/// What is reported about one person, in the order in which it is thought up.
struct Script {
    let lead: LeadID
    /// Stands before each id, so that no two scripts use the same one.
    let prefix: String
    private(set) var events: [SampleEvent] = []

    init(lead: LeadID, prefix: String) {
        self.lead = lead
        self.prefix = prefix
    }

    /// - Parameter system: the system that reports it; source of the event.
    /// - Parameter lag: milliseconds until the system hands it in.
    mutating func add(_ payload: EventPayload, at time: Instant, from system: System, by team: Team, lag: Int64 = 0) {
        events.append(
            SampleEvent(
                reference: .with {
                    $0.source = system.rawValue
                    $0.id = "\(prefix)-\(events.count + 1)"
                },
                time: time, due: time.advanced(byMilliseconds: lag), team: team, lead: lead, payload: payload))
    }

    mutating func marketing(_ payload: EventPayload, at time: Instant, from system: System, lag: Int64 = 0) {
        add(payload, at: time, from: system, by: .marketing, lag: lag)
    }

    mutating func sales(_ payload: EventPayload, at time: Instant, from system: System, lag: Int64 = 0) {
        add(payload, at: time, from: system, by: .sales, lag: lag)
    }

    /// Reports the event at `index` once more, so much later. An index that is not there does nothing.
    mutating func repeatEvent(_ index: Int, after lag: Int64) {
        guard events.indices.contains(index) else { return }
        var copy = events[index]
        copy.due = copy.due.advanced(byMilliseconds: lag)
        events.append(copy)
    }
}

/// The systems that report.
enum System: String, Sendable {
    case website = "sample:website"
    case mailer = "sample:mailer"
    case product = "sample:product"
    case advertising = "sample:advertising"
    case calendar = "sample:calendar"
    case shop = "sample:shop"
    case research = "sample:research"
    case crm = "sample:crm"
    case dialler = "sample:dialler"
}
