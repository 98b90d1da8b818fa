import LeadEvents
import Testing

@testable import AgreementFile

@Suite("Faults of an agreement's document")
struct FaultTests {
    @Test(
        "each fault names line, entry and mend",
        arguments: [
            ("", "line 1: the document is empty; Examples/agreement.yaml is one to begin with"),
            ("scoring: {}", "line 1: version: is missing: 1 for the first agreement, one more for each that follows"),
            ("version: 0", "line 1: version: takes a whole number from 1 to 4294967295"),
            ("version: 1\nversion: 2", "line 1: named twice here: version; keep one"),
            ("version: 1\nscorring: {}", "line 2: scorring: is not known here; did you mean scoring?"),
            ("version: 1\nhandoff: 3", "line 2: handoff: takes names with values, one a line"),
            (
                "version: 1\nscoring:\n  half_life: 30",
                "line 3: scoring.half_life: takes a duration from 1h to 3650d, for example 90s, 48h or 1d12h"
            ),
            (
                "version: 1\nscoring:\n  report_step: 0.001",
                "line 3: scoring.report_step: takes points from 0.01 to 100 with at most two places, for example 12.5"
            ),
            (
                "version: 1\nscoring:\n  bands: {cold: 40}",
                "line 3: scoring.bands: cold, warm and hot rise; here they are 40, 30, 60"
            ),
            (
                "version: 1\nscoring:\n  fit:\n  - {name: a, field: person.city, at_least: 5, points: 1}",
                "line 4: scoring.fit[1].at_least: compares numbers, and person.city is none; account.size is one"
            ),
            (
                "version: 1\nscoring:\n  fit:\n  - {name: a, field: person.contry, known: true, points: 1}",
                "line 4: scoring.fit[1].field: person.contry is no field of a lead; did you mean person.country?"
            ),
            (
                "version: 1\nscoring:\n  fit_weight: 50",
                "line 3: scoring.fit_weight: no lead can qualify by its score: it is at most 50, the threshold 60"
            ),
            (
                "version: 1\nqualification:\n  hand_raisers_at_once: yes",
                "line 3: qualification.hand_raisers_at_once: takes true or false"
            ),
            (
                "version: 1\nqualification:\n  signals: demo.requested",
                "line 3: qualification.signals: takes a list, for example [one, two]"
            ),
            (
                "version: 1\nhandoff:\n  respond_within:",
                "line 3: handoff.respond_within: takes a duration from 1m to 365d, for example 90s, 48h or 1d12h, or none"
            ),
            (
                "version: 1\nrouting:\n  rules:\n  - {field: kind, one_of: []}",
                "line 4: routing.rules[1]: pool is missing"
            ),
            (
                "version: 1\nrouting:\n  rules:\n  - {pool: a, field: kind}",
                "line 4: routing.rules[1]: takes one of: one_of: [...], at_least: number, known: true"
            ),
            ("version: 1\n  scoring: 2", "line 2: is no YAML: mapping values are not allowed in this context"),
        ])
    func fault(document: String, expected: String) {
        #expect(throws: AgreementFaults.self) { try AgreementFile.read(document) }
        do {
            _ = try AgreementFile.read(document)
        } catch {
            #expect(error.faults.first?.description == expected)
        }
    }

    @Test("a document's faults come all at once, in the order of its lines")
    func allAtOnce() {
        let document = """
            version: none
            scoring:
              half_life: long
              signals: {page.viewed: many}
            recycling:
              maximum_rounds: 0
            outreach: {maximum_attempts: -1, folow_up_after: 3d}
            """
        do {
            _ = try AgreementFile.read(document)
            Issue.record("a document with faults was read")
        } catch {
            #expect(error.faults.map(\.line) == [1, 3, 4, 6, 7, 7])
        }
    }

    @Test("a name that stands twice hides no other fault")
    func doubled() throws {
        let document =
            "\u{feff}version: 1\nscoring:\n  half_life: long\n  'half_life': 3d\n  half_life: 4d\nversion: 2\nx: 1\n"
        let faults = #expect(throws: AgreementFaults.self) { try AgreementFile.read(document) }
        #expect(
            faults?.faults.map(\.description) == [
                "line 1: named twice here: version; keep one", "line 3: named twice here: half_life; keep one",
                "line 4: named twice here: half_life; keep one",
                "line 7: x: is not known here; known are version, "
                    + "scoring, qualification, handoff, routing, outreach, recycling",
            ])
    }

    @Test("a time zone that is none is told to who writes the document, not to who reads a signed one")
    func timeZones() throws {
        let document = """
            version: 1
            routing:
              rules:
              - pool: south
                field: person.time_zone
                one_of: [America/Sao_Paulo, America/Sao_Paolo]
            """
        let faults = #expect(throws: AgreementFaults.self) {
            try AgreementFile.read(document) { $0 == "America/Sao_Paulo" }
        }
        #expect(
            faults?.faults.map(\.description) == [
                "line 6: routing.rules[1].one_of: America/Sao_Paolo is no time zone of the IANA database, "
                    + "for example America/Sao_Paulo"
            ])
        #expect(AgreementFile.signed(document) != nil)
    }

    @Test("a byte order mark is no fault")
    func byteOrderMark() throws {
        #expect(try AgreementFile.read("\u{feff}version: 3\n").version == 3)
    }

    @Test("a document beyond the limit is refused unread")
    func tooLarge() {
        #expect(throws: AgreementFaults.self) {
            try AgreementFile.read("version: 1\n" + String(repeating: "#", count: AgreementFile.mostBytes))
        }
    }
}

@Suite("Durations and points as documents write them")
struct TextTests {
    @Test(
        "durations",
        arguments: [
            ("30d", 2_592_000_000 as Int64?), ("48h", 172_800_000), ("1d12h", 129_600_000), ("90s", 90_000), ("0s", 0),
            ("", nil), ("30", nil), ("d", nil), ("12h1d", nil), ("1h1h", nil), ("-1h", nil), ("1.5h", nil), ("٣d", nil),
            ("99999999999999999999d", nil), ("9223372036854775807d", nil),
        ])
    func durations(text: String, milliseconds: Int64?) {
        #expect(DurationText.milliseconds(text) == milliseconds)
        if let milliseconds { #expect(DurationText.milliseconds(DurationText.text(milliseconds)) == milliseconds) }
    }

    @Test(
        "points",
        arguments: [
            ("0", 0 as Int32?), ("12", 1_200), ("12.5", 1_250), ("0.05", 5), ("-3.25", -325), ("100.00", 10_000),
            ("", nil), ("-", nil), (".5", nil), ("1.", nil), ("1.234", nil), ("1.2.3", nil), ("1e3", nil), ("+1", nil),
            ("12345678", nil), ("1,5", nil),
        ])
    func points(text: String, hundredths: Int32?) {
        #expect(PointsText.hundredths(text) == hundredths)
        if let hundredths { #expect(PointsText.hundredths(PointsText.text(hundredths)) == hundredths) }
    }
}
