import CloudEvents
import LeadEvents
import SampleHistory
import SeededRandom
import SwiftProtobuf

/// Writes the events of one lead after the other.
struct RandomScript {
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

    mutating func capture(_ random: inout SplitMix64) {
        let captured = LeadCaptured.with {
            $0.person = person(&random)
            $0.contactRequested = Bool.random(using: &random)
        }
        add(.leadCaptured(captured), .marketing, about: lead, due: time)
    }

    mutating func addAnything(_ random: inout SplitMix64) {
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

    func person(_ random: inout SplitMix64) -> Person {
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

    private func marketing(_ random: inout SplitMix64) -> EventPayload {
        switch Int.random(in: 0..<(content == .anything ? 9 : 6), using: &random) {
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
}
