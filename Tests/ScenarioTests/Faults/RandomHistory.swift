import CloudEvents
import LeadEvents
import SampleHistory
import StreamWorkerTesting
import SwiftProtobuf

/// A seeded history of both teams about a few leads: what makes sense and what does not, reported twice, late and out of
/// order.
struct RandomHistory {
    /// In the order in which they are reported.
    let events: [SampleEvent]

    static let start = Instant(milliseconds: 1_690_000_000_000)
    /// After everything, deadlines included.
    static let end = start.advanced(byMilliseconds: 200 * day)
    static let day: Int64 = 86_400_000
    /// Personal data of everybody in it; stands in no sentence of ours.
    static let personalData = ["quintessa", "featherstonehaugh", "private.example", "+49301234"]

    /// What is reported.
    enum Content {
        /// Anything, whether it makes sense or not.
        case anything
        /// What belongs to handoffs: interest, offers, answers and the work that follows; in any order.
        case handoffs
    }

    /// Some moments of every history lie within minutes of each other, most within days.
    init(seed: UInt64, _ content: Content = .anything) {
        var random = SeededGenerator(seed)
        var script = RandomScript(seed: seed, content: content)
        for rep in 0..<2 { script.addRep(rep) }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            script.lead = LeadID(
                UUIDValue(high: 0x1111_2222_3333_4000 | seed & 0xfff, low: 0x8000_0000_0000_0000 | random.next() >> 2))
            script.time = Self.start.advanced(byMilliseconds: Int64.random(in: 0...Self.day, using: &random))
            if Int.random(in: 0..<6, using: &random) > 0 { script.capture(&random) }
            for _ in 0..<Int.random(in: 2...14, using: &random) { script.addAnything(&random) }
        }
        events = script.events.enumerated()
            .sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }.map(\.element)
    }
}

/// Writes the events of one lead after the other.
private struct RandomScript {
    let seed: UInt64
    let content: RandomHistory.Content
    var lead = LeadID(UUIDValue(high: 0, low: 0))
    var time = RandomHistory.start
    private(set) var events: [SampleEvent] = []

    init(seed: UInt64, content: RandomHistory.Content) {
        self.seed = seed
        self.content = content
    }

    mutating func addRep(_ number: Int) {
        add(.repChanged(.with { $0.rep = "rep-\(number)" }), .sales, about: nil, due: time)
    }

    mutating func capture(_ random: inout SeededGenerator) {
        let captured = LeadCaptured.with {
            $0.person = person(&random)
            $0.contactRequested = Bool.random(using: &random)
        }
        add(.leadCaptured(captured), .marketing, about: lead, due: time)
    }

    mutating func addAnything(_ random: inout SeededGenerator) {
        let step: Int64 = Bool.random(using: &random) ? 600_000 : 2 * RandomHistory.day
        time = time.advanced(byMilliseconds: Int64.random(in: 0...step, using: &random))
        var due = time
        if Int.random(in: 0..<4, using: &random) == 0 {
            due = due.advanced(byMilliseconds: Int64.random(in: 0...3 * RandomHistory.day, using: &random))
        }
        if Int.random(in: 0..<5, using: &random) < 2 {
            add(marketing(&random), .marketing, about: lead, due: due)
        } else {
            add(sales(&random), .sales, about: lead, due: due)
        }
        if Int.random(in: 0..<10, using: &random) == 0, var copy = events.last {
            copy.due = copy.due.advanced(byMilliseconds: Int64.random(in: 0...RandomHistory.day, using: &random))
            events.append(copy)
        }
    }

    private mutating func add(_ payload: EventPayload, _ team: Team, about lead: LeadID?, due: Instant) {
        let reference = EventReference.with {
            $0.source = "history"
            $0.id = "\(seed)-\(events.count)"
        }
        events.append(
            SampleEvent(reference: reference, time: time, due: due, team: team, lead: lead, payload: payload))
    }

    private func person(_ random: inout SeededGenerator) -> Person {
        .with {
            $0.givenName = "Quintessa"
            $0.familyName = "Featherstonehaugh"
            $0.country = "DE"
            // Few enough that leads come to share them.
            if Bool.random(using: &random) {
                $0.email = "quintessa.\(Int.random(in: 0..<9, using: &random))@private.example"
            }
            if Bool.random(using: &random) { $0.phone = "+4930123456\(Int.random(in: 10..<15, using: &random))" }
        }
    }

    private func marketing(_ random: inout SeededGenerator) -> EventPayload {
        switch Int.random(in: 0..<(content == .anything ? 9 : 5), using: &random) {
        case 0, 1:
            .leadCaptured(
                .with {
                    $0.person = person(&random)
                    $0.contactRequested = Bool.random(using: &random)
                })
        case 2, 3:
            .leadEngaged(
                .with {
                    $0.signal =
                        ["demo.requested", "pricing.viewed", "email.opened"].randomElement(using: &random) ?? ""
                })
        case 4:
            .leadUpdated(
                .with {
                    $0.person = person(&random)
                    $0.saidBy = "self"
                })
        case 5: .purchaseCompleted(.with { $0.orderID = "order-\(Int.random(in: 0..<2, using: &random))" })
        case 6:
            .messageBounced(
                .with {
                    $0.messageID = "message-1"
                    $0.bounce = .hard
                })
        case 7: .messageComplained(.with { $0.messageID = "message-1" })
        default:
            .consentChanged(
                .with {
                    $0.consent.purpose = "marketing-email"
                    $0.consent.granted = Bool.random(using: &random)
                })
        }
    }

    private func sales(_ random: inout SeededGenerator) -> EventPayload {
        let rep = "rep-\(Int.random(in: 0..<3, using: &random))"
        let deal = "deal-\(Int.random(in: 0..<2, using: &random))"
        let handoff = Int.random(in: 0..<12, using: &random) == 0 ? "f47ac10b-58cc-4372-a567-0e02b2c3d479" : nil
        switch Int.random(in: 0..<(content == .anything ? 22 : 16), using: &random) {
        case 0, 1, 2, 3:
            return .handoffAccepted(
                .with {
                    $0.rep = rep
                    if let handoff { $0.handoffID = handoff }
                })
        case 4, 5:
            return .handoffRejected(
                .with {
                    $0.reason = "no-budget"
                    if let handoff { $0.handoffID = handoff }
                })
        case 6:
            return .ownerChanged(
                .with {
                    $0.toRep = rep
                    $0.by = "manager-1"
                })
        case 7, 8:
            return .outreachAttempted(
                .with {
                    $0.rep = rep
                    $0.channel = "phone"
                })
        case 9:
            return .conversationHeld(
                .with {
                    $0.rep = rep
                    $0.channel = "phone"
                })
        case 10: return .dealOpened(.with { $0.dealID = deal })
        case 11, 12:
            return .saleWon(
                .with {
                    $0.dealID = deal
                    $0.rep = rep
                    $0.amount.currency = "EUR"
                    $0.amount.units = 100
                })
        case 13: return .saleLost(.with { $0.reason = "price" })
        case 14:
            return .saleLost(
                .with {
                    $0.dealID = deal
                    $0.reason = "price"
                })
        case 15:
            return .saleReversed(
                .with {
                    $0.dealID = deal
                    $0.reason = "cancelled"
                })
        case 16:
            return .leadSourced(
                .with {
                    $0.rep = rep
                    $0.how = "field"
                })
        case 17: return .prospectClaimed(.with { $0.rep = rep })
        case 18: return .proposalRequested(ProposalRequested())
        case 19: return .suspectIdentified(.with { $0.rep = rep })
        case 20:
            return .activityRetracted(
                .with {
                    $0.activity = events.randomElement(using: &random)?.reference ?? EventReference()
                    $0.reason = "mistyped"
                })
        default: return .leadReferred(.with { $0.rep = rep })
        }
    }
}
