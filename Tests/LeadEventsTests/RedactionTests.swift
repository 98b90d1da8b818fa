import CloudEvents
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("What a log says of an event")
struct RedactionTests {
    @Test("is its type, its ids and what there is of the rest")
    func outline() {
        let opened = DealOpened.with {
            $0.dealID = "D-7"
            $0.rep = "r-3"
            $0.amount.currency = "EUR"
            $0.amount.units = 1
            $0.lineItems = [LineItem(), LineItem()]
        }
        let event = LeadEvent(
            reference: EventReference(source: "crm", id: "9"), time: Instant(milliseconds: 0),
            payload: .dealOpened(opened))
        #expect(
            Redaction.describe(event)
                == "leadrelay.deal.opened.v1 {dealId=D-7 rep=r-3 amount{currency units} lineItems[2]} "
                + "[crm 9 at 1970-01-01T00:00:00Z]")
    }

    @Test("holds nothing of a person", arguments: GoldenMessages.all)
    func noPersonalData(golden: GoldenMessages.Pair) throws {
        let decoded = try EventCodec.decode(.sample(golden.type), value: golden.protobuf[...], key: nil)
        let text = Redaction.describe(decoded.event.payload)
        for personal in [
            "Ada", "ada@", "Lovelace", "+49", "+44", "Zürich", "SW1A", "4711", "cookie-8f14e45f", "Robin", "robin@",
        ] {
            #expect(!text.contains(personal))
        }
    }
}
