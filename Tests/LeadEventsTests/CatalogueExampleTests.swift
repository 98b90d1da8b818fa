import CloudEvents
import LeadEvents
import Testing

@Suite("The examples of the catalogue")
struct CatalogueExampleTests {
    @Test("can be published as they stand, and only what workers write alone cannot", arguments: Catalogue.entries)
    func areAccepted(entry: CatalogueEntry) throws {
        let json = Array(CatalogueExample.json(for: entry.type).utf8)
        #expect(!json.contains(UInt8(ascii: "\n")))
        if entry.isPublishable {
            let event = try PublishableEvent(structured: json[...])
            #expect(event.type == entry.type)
            #expect(event.topic == entry.topic(for: entry.onlyTeam ?? .marketing))
        } else {
            #expect(throws: EventFault.self) { try PublishableEvent(structured: json[...]) }
        }
    }

    @Test("are valid events that say something", arguments: Catalogue.entries)
    func areValid(entry: CatalogueEntry) throws {
        let event = try StructuredEvent(json: Array(CatalogueExample.json(for: entry.type).utf8)[...])
        guard case .json(let data) = event.payload else {
            Issue.record("no data")
            return
        }
        let decoded = try EventCodec.decode(
            event.envelope, value: data, key: nil, namespace: LeadID.defaultNamespace)
        #expect(decoded.event.type == entry.type)
        #expect(data.count > 2 || entry.kind == .clock)
    }
}
