import CloudEvents
import LeadEvents
import SwiftProtobuf
import Testing

@testable import ImportMapping

@Suite("Events of a row")
struct RowMapperTests {
    static let namespace = UUIDValue(high: 1, low: 2)

    @Test("columns fill fields of every kind")
    func fields() throws {
        let yaml = """
            mapping: 1
            source: crm/export
            csv: {delimiter: ";", decimal: ","}
            dates: {format: dd.MM.yyyy, zone: Europe/Berlin}
            empty: [NULL, "-"]
            events:
              - type: lead.captured
                time: seen
                fields:
                  person:
                    email: mail
                    phone: phone
                  person.city: city
                  account.size: size
                  identities:
                    - external_id: {system: {constant: crm}, id: number}
                    - anonymous_id: cookie
                  origin.channel: {column: channel, map: {nl: email, "": direct, "*": other}}
                  origin.paid: paid
                  origin.click_ids: {kind: {constant: gclid}, value: gclid, time: {column: clicked, format: unix}}
                  earlier_touch.channel: earlier
                  kind: kind
                  products: {column: products, split: "|"}
                  contact_requested: {constant: true}
                  custom:
                    zeta: z
                    alpha: a
                    missing: none
            """
        let header = "seen;mail;phone;city;size;number;cookie;channel;paid;gclid;clicked;earlier;kind;products;z;a;none"
        let row = "24.12.2024;a@x.example;NULL;Łódź;1.200;77;-;nl;yes;CLICK;1735000000;;Partner;p1 | p2|;1,5;first;NULL"
        let event = try #require(try events(yaml, header, row).first)
        guard case .leadCaptured(let captured) = event.payload else {
            Issue.record("no lead.captured")
            return
        }
        #expect(event.time?.description == "2024-12-23T23:00:00Z")
        #expect(event.source == "crm/export")
        #expect(captured.person.email == "a@x.example")
        #expect(!captured.person.hasPhone)
        #expect(captured.person.city == "Łódź")
        #expect(captured.account.size == 1_200)
        #expect(captured.identities.map(\.externalID.id) == ["77"])
        #expect(captured.identities.first?.externalID.system == "crm")
        #expect(captured.origin.channel == "email")
        #expect(captured.origin.paid)
        #expect(captured.origin.clickIds.map(\.value) == ["CLICK"])
        #expect(captured.origin.clickIds.first?.time.seconds == 1_735_000_000)
        #expect(!captured.hasEarlierTouch)
        #expect(captured.kind == .partner)
        #expect(captured.products == ["p1", "p2"])
        #expect(captured.contactRequested)
        #expect(captured.custom.map(\.key) == ["alpha", "zeta"])
        #expect(captured.custom.map(\.value) == ["first", "1,5"])
    }

    @Test("an amount comes with its currency, and not without an amount")
    func money() throws {
        let yaml = """
            mapping: 1
            source: crm
            events:
              - type: sale.won
                subject: lead
                fields:
                  deal_id: deal
                  amount: {column: price, currency: {column: currency}}
                  line_items: {product: item, quantity_milli: {column: n, map: {one: 1000}}, unit_price: {column: price, currency: EUR}}
            """
        let header = "lead,deal,price,currency,item,n"
        let lead = "0b8ee1f8-5b1e-5c0e-8f8a-111111111111"
        let both = try events(yaml, header, "\(lead),d1,\"1,234.5\",USD,desk,one", "\(lead),d2,,USD,,")
        let sales = both.compactMap { event in if case .saleWon(let sale) = event.payload { sale } else { nil } }
        try #require(sales.count == 2)
        #expect(both[0].subject?.description == lead)
        #expect((sales[0].amount.units, sales[0].amount.nanos) == (1_234, 500_000_000))
        #expect(sales[0].amount.currency == "USD")
        #expect(sales[0].lineItems.first?.quantityMilli == 1_000)
        #expect(sales[0].lineItems.first?.unitPrice.currency == "EUR")
        #expect(!sales[1].hasAmount)
        #expect(sales[1].lineItems.isEmpty)
    }

    @Test("a row can make several events, and conditions leave some out")
    func several() throws {
        let yaml = """
            mapping: 1
            source: dialler
            events:
              - {type: rep.changed, id: rep, fields: {rep: rep}}
              - type: outreach.attempted
                subject: lead
                skip_if: {result: [test, ""]}
                fields: {rep: rep, channel: {constant: phone}, outcome: result}
              - type: conversation.held
                subject: lead
                only_if: {result: [reached, callback], rep: [r1, r2]}
                fields: {rep: rep, channel: {constant: phone}}
            """
        let lead = "0b8ee1f8-5b1e-5c0e-8f8a-111111111111"
        let rows = ["reached,r1", "reached,r9", "no-answer,r1", "test,r1", ",r2"].map { "\(lead),\($0)" }
        let types = try rows.map { row in try events(yaml, "lead,result,rep", row).map(\.payload.type) }
        #expect(
            types == [
                [.repChanged, .outreachAttempted, .conversationHeld], [.repChanged, .outreachAttempted],
                [.repChanged, .outreachAttempted], [.repChanged], [.repChanged],
            ])
    }

    @Test("a time can be the same in every row, in the zone that the mapping names")
    func constantTime() throws {
        let yaml = """
            mapping: 1
            source: crm
            dates: {format: dd.MM.yyyy, zone: Europe/Berlin}
            events: [{type: rep.changed, time: {constant: 01.06.2017}, fields: {rep: rep}}]
            """
        #expect(
            try events(yaml, "rep", "r1", "r2").map(\.time?.description) == [
                "2017-05-31T22:00:00Z", "2017-05-31T22:00:00Z",
            ])
    }

    @Test("the same row has the same id in any file, and another row another")
    func ids() throws {
        let yaml = """
            mapping: 1
            source: crm
            events:
              - {type: lead.captured, time: at, fields: {person.email: mail, interest: interest}}
              - {type: rep.changed, id: [rep, {constant: x}], fields: {rep: rep, name: name}}
            """
        let first = try events(yaml, "at,mail,interest,rep,name,unmapped", "2024-01-01,a@x.example,chairs,r1,Ada,1")
        let again = try events(
            yaml, "unmapped,name,rep,interest,mail,at", "0,Zoe,r9,desks,b@x.example,2024-01-02",
            "2,Grace,r1,chairs,a@x.example,2024-01-01", "2,Grace,r1,chair,sa@x.example,2024-01-01")
        #expect(first[0].id == again[2].id, "a captured lead is told by all of its columns")
        #expect(first[1].id == again[3].id, "a rep is told by the id's column alone")
        #expect(Set(again.map(\.id)).count == 5)
        let renamed = try events(
            yaml.replacing("source: crm", with: "source: crm2"), "at,mail,interest,rep,name",
            "2024-01-01,a@x.example,chairs,r1,Ada")
        #expect(renamed[0].id != first[0].id, "another source's events are other events")
    }

    @Test("ids never change: they are part of what was published")
    func fixedIDs() throws {
        let yaml = """
            mapping: 1
            source: crm
            events: [{type: rep.changed, id: rep, fields: {rep: rep}}]
            """
        #expect(try events(yaml, "rep", "r1").map(\.id.description) == ["38c4718c-7314-59ab-88d9-a7e454fd0a45"])
    }

    @Test("an identity names the lead: in the payload where it has a place for it, else as subject")
    func identity() throws {
        let yaml = """
            mapping: 1
            source: crm
            events:
              - {type: lead.captured, identity: {external_id: {system: {constant: olist}, id: n}}, fields: {interest: n}}
              - {type: deal.opened, identity: {external_id: {system: {constant: olist}, id: n}}, fields: {deal_id: n}}
            """
        let both = try events(yaml, "n", "77")
        guard case .leadCaptured(let captured) = both[0].payload else {
            Issue.record("no lead.captured")
            return
        }
        #expect(captured.identities.map(\.externalID.id) == ["77"])
        #expect(both[0].subject == nil)
        #expect(both[1].subject == LeadID.derive(from: captured.identities, namespace: Self.namespace))
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let row: String
        let column: String?
        let words: String
        var testDescription: String { "\(row): \(words)" }
    }

    static let faults = [
        Fault(row: "a,b", column: nil, words: "the row has 2 cells, the header 5"),
        Fault(row: "a,b,c,d,e,f", column: nil, words: "the row has 6 cells"),
        Fault(row: ",L,12,true,x", column: "at", words: "empty, and it is the event's time"),
        Fault(row: "01/02/2024,L,12,true,x", column: "at", words: "no date of the format iso"),
        Fault(row: "2024-01-01,lead-7,12,true,x", column: "lead", words: "no lead id"),
        Fault(row: "2024-01-01,L,12.5,true,x", column: "size", words: "no whole number from 0 to 4294967295"),
        Fault(row: "2024-01-01,L,-1,true,x", column: "size", words: "no whole number"),
        Fault(row: "2024-01-01,L,12,maybe,x", column: "flag", words: "neither true nor false"),
        Fault(row: "2024-01-01,L,12,true,\u{1}\u{2}BAD", column: "text", words: "not UTF-8"),
    ]

    @Test("a row that cannot be used says where and why, without quoting it, and makes no event", arguments: faults)
    func faulty(fault: Fault) throws {
        let yaml = """
            mapping: 1
            source: crm
            events:
              - {type: rep.changed, id: text, fields: {rep: {constant: r1}}}
              - type: lead.captured
                subject: lead
                time: at
                fields: {account.size: size, contact_requested: flag, interest: text}
            """
        let row = fault.row.replacing("L", with: "0b8ee1f8-5b1e-5c0e-8f8a-111111111111")
        var bytes = Array("at,lead,size,flag,text\n\(row)\n".utf8)
        if let place = bytes.firstIndex(of: 1) { bytes[place] = 0xff }
        let rows = read(bytes).rows
        var mapper = try RowMapper(MappingDocument(yaml: yaml), header: rows[0], namespace: Self.namespace)
        var events: [PublishableEvent] = []
        let error = #expect(throws: RowFault.self) { try mapper.append(rows[1], to: &events) }
        #expect(error?.column == fault.column)
        #expect(error?.problem.contains(fault.words) == true, "\(error?.description ?? "")")
        #expect(events.isEmpty)
    }

    @Test("a header that lacks columns names them all")
    func header() throws {
        let yaml = """
            mapping: 1
            source: crm
            events: [{type: rep.changed, id: rep, fields: {rep: rep, name: full name, email: mail}}]
            """
        let document = try MappingDocument(yaml: yaml)
        let rows = read(Array("mail,fullname,mail\n".utf8)).rows
        let error = #expect(throws: RowFault.self) {
            _ = try RowMapper(document, header: rows[0], namespace: Self.namespace)
        }
        let problem = try #require(error).problem
        #expect(problem.contains("no columns rep, full name (did you mean fullname?); it has mail, fullname, mail"))
        #expect(problem.contains("column mail 2 times"))
    }

    private func events(_ yaml: String, _ header: String, _ lines: String...) throws -> [MappedEvent] {
        let document = try MappingDocument(yaml: yaml)
        let text = ([header] + lines).joined(separator: "\n")
        let rows = read(Array(text.utf8), document.dialect, chunk: 16).rows
        var mapper = try RowMapper(document, header: #require(rows.first), namespace: Self.namespace)
        var events: [MappedEvent] = []
        for row in rows.dropFirst() { try mapper.forEachEvent(of: row) { event, _ in events.append(event) } }
        return events
    }
}
