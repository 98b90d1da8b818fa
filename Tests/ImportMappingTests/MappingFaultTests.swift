import LeadEvents
import Testing

@testable import ImportMapping

@Suite("Faults of a mapping document")
struct MappingFaultTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let yaml: String
        /// Line, and words that its sentence holds.
        let faults: [(line: Int, words: String)]
        var testDescription: String { name }
    }

    static let examples = [
        Example(name: "empty", yaml: "", faults: [(1, "empty")]),
        Example(name: "no mapping", yaml: "- a\n", faults: [(1, "takes names with values")]),
        Example(name: "no YAML", yaml: "mapping: 1\nsource: [a\n", faults: [(3, "no YAML")]),
        Example(
            name: "named twice", yaml: "mapping: 1\nmapping: 1\n",
            faults: [(1, "named twice here: mapping; keep one"), (1, "source is missing")]),
        Example(
            name: "a name that stands twice hides no other fault",
            yaml:
                "mapping: 2\nsource: crm\nsource: shop\nevents:\n  - type: lead.captured\n    id: a\n    id: b\n    tim: c\n",
            faults: [
                (1, "format's version"), (2, "named twice here: source"), (6, "named twice here: id"),
                (8, "did you mean time?"),
            ]),
        Example(
            name: "time zones that are none",
            yaml: """
                mapping: 1
                source: crm
                dates: {zone: Europe/Berlinn}
                events:
                  - type: lead.captured
                    id: a
                    fields:
                      person.time_zone: {column: z, map: {CET: Europe/Paris, BRT: America/Sao_Paolo}}
                  - type: rep.changed
                    id: b
                    fields: {rep: r, time_zone: {constant: Mars/Olympus}}
                """,
            faults: [
                (3, "zone is UTC"), (8, "person.time_zone: America/Sao_Paolo is no time zone of the IANA database"),
                (11, "time_zone: Mars/Olympus is no time zone"),
            ]),
        Example(
            name: "everything missing", yaml: "csv: {}\n",
            faults: [(1, "mapping is missing"), (1, "source is missing")]),
        Example(name: "no events", yaml: "mapping: 1\nsource: crm\n", faults: [(1, "events is missing")]),
        Example(
            name: "faults of the file's dialect",
            yaml: """
                mapping: 2
                source: has blanks
                sauce: x
                csv:
                  delimiter: ";;"
                  quote: ";"
                  encoding: latin-9
                  decimal: "'"
                  quotes: x
                dates: {format: dd/mm, zone: Mars/Olympus}
                events: []
                """,
            faults: [
                (1, "format's version"), (2, "source is a URI reference"), (3, "did you mean source?"),
                (5, "one ASCII character"), (7, "encoding is one of utf-8"), (8, "decimal is"),
                (9, "quotes is not known here; did you mean quote?"), (10, "format is iso"), (10, "zone is UTC"),
            ]),
        Example(
            name: "faults of an event",
            yaml: """
                mapping: 1
                source: crm
                events:
                  - type: lead.captrued
                  - fields: {interest: a}
                  - type: lead.captured
                    team: support
                    time: {format: iso}
                    fields:
                      person.emial: a
                      person:
                        email.address: b
                      contact_requested: {constant: perhaps}
                      kind: {column: k, map: {X: vendor, Y: ~}}
                      products: {column: p, split: "<>"}
                      origin: c
                      interest: {column: i, constant: j}
                      form_id: {colum: f}
                      custom:
                        a.b: x
                        c: [x, y]
                      identities:
                        - {email: e, phone: p}
                    skip: x
                """,
            faults: [
                (4, "type lead.captrued is none that can be published; did you mean lead.captured?"),
                (5, "type is missing"),
                (7, "team is marketing or sales"), (8, "time takes column or constant, one of the two"),
                (10, "there is no field person.emial; did you mean email?"),
                (12, "person.email has no field address"), (13, "contact_requested: neither true nor false"),
                (14, "kind: none of customer, candidate, partner"), (15, "split is one ASCII character"),
                (16, "origin takes names with values"), (17, "interest takes column or constant"),
                (18, "form_id takes column or constant"), (18, "colum is not known here; did you mean column?"),
                (21, "custom.c takes one value"), (23, "an identity is one of"), (24, "skip is not known here"),
            ]),
        Example(
            name: "faults of values",
            yaml: """
                mapping: 1
                source: crm
                events:
                  - type: sale.won
                    subject: lead
                    identity: {email: mail}
                    id: []
                    fields:
                      deal_id: d
                      deal_id.x: e
                      amount: price
                      line_items:
                        - {product: p, quantity_milli: {constant: 1.5}, unit_price: {column: u}}
                      custom: {"": x}
                  - type: rep.changed
                    time: {constant: 1.6.2017}
                    fields: {absent_from: {column: a, zone: +99:00}, rep: r, rep.: s}
                """,
            faults: [
                (5, "subject and identity"), (4, "no column goes into the event's id"), (10, "deal_id has no field x"),
                (11, "amount needs its currency"), (13, "no whole number"), (13, "unit_price needs its currency"),
                (16, "time: no date of the format iso"), (17, "zone is UTC"), (17, "rep is set twice"),
            ]),
        Example(
            name: "two events with the same ids",
            yaml: """
                mapping: 1
                source: crm
                events:
                  - {type: sale.won, subject: l, id: [a, b], fields: {deal_id: d}}
                  - {type: sale.lost, subject: l, id: [a, b], fields: {deal_id: d}}
                  - {type: sale.won, subject: l, id: [b, a], fields: {deal_id: d}}
                """,
            faults: [(1, "events 1 and 3 have the same type and id columns")]),
    ]

    @Test("every fault is told at once, with its line", arguments: examples)
    func faults(example: Example) throws {
        let error = #expect(throws: MappingFaults.self) { try MappingDocument(yaml: example.yaml) }
        var found = try #require(error).faults
        for expected in example.faults {
            let place = found.firstIndex { $0.line == expected.line && $0.problem.contains(expected.words) }
            if let place {
                found.remove(at: place)
            } else {
                Issue.record("no fault in line \(expected.line) about “\(expected.words)”")
            }
        }
        #expect(found.isEmpty)
    }

    @Test("every field of every activity can be named", arguments: EventType.allCases)
    func shapes(type: EventType) {
        let names = MessageShape(of: type).fields.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(!names.contains(""))
    }
}
