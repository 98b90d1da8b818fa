import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Events in words")
struct PhraseTests {
    /// The catalogue's example of a type, as a record of its topic would be decoded.
    private static func example(of type: EventType) throws -> (event: DecodedEvent, envelope: Envelope) {
        let structured = try StructuredEvent(json: Array(CatalogueExample.json(for: type).utf8)[...])
        guard case .json(let value) = structured.payload else { throw NoData() }
        let decoded = try EventCodec.decode(
            structured.envelope, value: value, key: nil, namespace: LeadID.defaultNamespace)
        return (decoded, structured.envelope)
    }

    private struct NoData: Error {}

    @Test("every type of event is told in one clause", arguments: EventType.allCases)
    func everyType(type: EventType) throws {
        let phrase = try Self.example(of: type).event.event.payload.phrase
        #expect(!phrase.what.isEmpty)
        for clause in [phrase.what] + phrase.why {
            #expect(!clause.isEmpty && !clause.hasSuffix(".") || clause.contains(" "), "\(clause)")
            #expect(!clause.contains("\n"))
        }
    }

    /// Every value of a person in the catalogue's examples, and every e-mail address and phone number of an identity.
    private static func personalData(in payload: EventPayload) -> [String] {
        let names = IdentityNames(payload).names.filter { $0.kind == .email || $0.kind == .phone }
        var found = names.map { String(decoding: $0.bytes.drop { $0 != 0 }.dropFirst(), as: UTF8.self) }
        if case .handoffOffered(let offer) = payload { found.append(offer.brief.person.email) }
        if case .repChanged(let rep) = payload { found += [rep.name, rep.email] }
        return found.filter { !$0.isEmpty }
    }

    @Test(
        "no person is in the words, nor in the payload that is left when personal data is taken out",
        arguments: EventType.allCases)
    func noPerson(type: EventType) throws {
        let payload = try Self.example(of: type).event.event.payload
        let shown =
            [payload.phrase.what] + payload.phrase.why
            + [String(decoding: EventCodec.encode(payload.withoutPersonalData, as: .json), as: UTF8.self)]
        for text in shown {
            for value in Self.personalData(in: payload) { #expect(!text.contains(value)) }
            #expect(!text.contains("@example"))
            #expect(!text.contains("\"person\""))
        }
    }

    @Test("the examples do hold personal data, so that the test above can fail")
    func examplesHoldPersons() throws {
        let holding = try EventType.allCases.filter {
            try !Self.personalData(in: Self.example(of: $0).event.event.payload).isEmpty
        }
        #expect(holding.contains(.leadCaptured))
        #expect(holding.contains(.handoffOffered))
        #expect(holding.contains(.repChanged))
    }

    @Test(
        "what happened and why are told as an operator says it",
        arguments: [
            (
                EventPayload.leadQualified(
                    .with {
                        $0.reasons = [.handRaised, .score]
                        $0.score = 6_250
                        $0.band = .hot
                        $0.round = 2
                        $0.missing = ["person.phone"]
                    }), "qualified (hand-raised, score), score 62.5, band hot, round 2",
                ["the offer waits for person.phone"]
            ),
            (
                .leadScored(
                    .with {
                        $0.fit = 2_000
                        $0.engagement = 1_025
                        $0.score = 1_512
                        $0.band = .warm
                        $0.previousBand = .cold
                        $0.contributions = [
                            .with {
                                $0.rule = "signal:webinar.attended"
                                $0.points = 2_000
                            },
                            .with {
                                $0.rule = "fit:country"
                                $0.points = -500
                            },
                        ]
                    }), "scored 15.12 (fit 20, engagement 10.25), band cold -> warm",
                ["signal:webinar.attended +20", "fit:country -5"]
            ),
            (
                .offered(), "offered to sales: pool default, answer due 2026-03-04 00:00",
                ["hand-raised, score 12.5, band cold"]
            ),
            (
                .assigned(), "assigned to anna: round-robin, pool default",
                ["pool default has 2 reps", "anna is next by weight"]
            ),
            (.confirmed(), "taken over by sales: rep anna, answered after 2 h 0 min", []),
            (
                .deadlineBreached(
                    .with {
                        $0.deadline = "respond"
                        $0.due = Google_Protobuf_Timestamp(.at(hours: 48))
                        $0.waitingOn = .sales
                        $0.rep = "anna"
                    }), "deadline missed: respond, due 2026-03-04 00:00, waiting on sales, rep anna", []
            ),
            (
                .closed(.won, closedAt: 30, bypass: .notAccepted),
                "deal won: deal-1, rep anna, closed 2026-03-03 06:00",
                ["sales had not accepted the lead"]
            ),
            (
                .refused("call"), "refused outreach.attempted call of test: closed", ["The lead is closed."]
            ),
            (.stage(.working), "stage none -> working", []),
        ] as [(EventPayload, String, [String])])
    func words(payload: EventPayload, what: String, why: [String]) {
        #expect(payload.phrase.what == what)
        #expect(payload.phrase.why == why)
    }
}
