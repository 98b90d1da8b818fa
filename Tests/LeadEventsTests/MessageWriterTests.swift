import Foundation
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Protobuf in one pass")
struct MessageWriterTests {
    @Test(
        "lengths of one, two and three bytes are put in front of what they measure",
        arguments: [
            0, 1, 100, 126, 127, 128, 129, 1_000, 16_382, 16_383, 16_384, 100_000,
        ])
    func lengths(count: Int) throws {
        let text = String(repeating: "x", count: count)
        let offer = HandoffOffered.with {
            $0.handoffID = text
            $0.brief.person.email = text
            $0.brief.firstTouch.clickIds = [.with { $0.value = text }, .with { $0.kind = "gclid" }]
            $0.brief.products = [text, "", "p"]
            $0.reasons = [.score, .handRaised, .UNRECOGNIZED(70_000)]
        }
        #expect(EventCodec.encode(.handoffOffered(offer)) == (try offer.serializedBytes()))
    }

    @Test("numbers of either sign", arguments: [0, 1, -1, 127, 128, Int32.min, Int32.max])
    func numbers(number: Int32) throws {
        let scored = LeadScored.with {
            $0.score = number
            $0.band = .UNRECOGNIZED(Int(number))
            $0.contributions = [.with { $0.points = number }]
        }
        #expect(EventCodec.encode(.leadScored(scored)) == (try scored.serializedBytes()))
        let spent = SpendRecorded.with {
            $0.money.units = Int64(number) * 4_294_967_296
            $0.money.nanos = number
        }
        #expect(EventCodec.encode(.spendRecorded(spent)) == (try spent.serializedBytes()))
    }

    @Test("sealed persons and what state keeps by itself")
    func parts() throws {
        let person = Person.with { $0.sealed = .init([0, 1, 255]) }
        let brief = Brief.with { $0.person = person }
        #expect(brief.encoded == (try brief.serializedBytes()))
        #expect(Brief().encoded == [])
        let origin = Origin.with { $0.adPlatform.name = "meta" }
        #expect(origin.encoded == (try origin.serializedBytes()))
    }
}
