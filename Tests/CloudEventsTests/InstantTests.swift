import CloudEvents
import Testing

@Suite("Instants")
struct InstantTests {
    static let written: [(String, Int64, String)] = [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
        ("2026-01-31T12:00:00.250Z", 1_769_860_800_250, "2026-01-31T12:00:00.250Z"),
        ("2026-01-31T12:00:00.2509999Z", 1_769_860_800_250, "2026-01-31T12:00:00.250Z"),
        ("2026-01-31t13:30:00+01:30", 1_769_860_800_000, "2026-01-31T12:00:00Z"),
        ("2026-01-31 07:00:00-05:00", 1_769_860_800_000, "2026-01-31T12:00:00Z"),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000, "2024-02-29T00:00:00Z"),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000, "2017-01-01T00:00:00Z"),
        ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000, "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ]

    @Test("are read and written as RFC 3339", arguments: written)
    func rfc3339(text: String, milliseconds: Int64, canonical: String) {
        let instant = Instant(rfc3339: text.utf8)
        #expect(instant == Instant(milliseconds: milliseconds))
        #expect(instant?.description == canonical)
    }

    @Test(
        "are not read from anything else",
        arguments: [
            "", "2026", "2026-01-31", "2026-01-31T12:00Z", "2026-01-31T12:00:00", "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z", "2026-01-31T12:00:61Z",
            "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00+0100", "2026-01-31T12:00:00Zz", "0000-12-31T23:59:59Z",
            "9999-12-31T23:59:59-00:01", "+026-01-31T12:00:00Z", "2026-01-31T12:00:00+24:00",
        ])
    func refused(text: String) { #expect(Instant(rfc3339: text.utf8) == nil) }

    @Test("stay in range")
    func range() {
        #expect(Instant(milliseconds: .max) == .latest)
        #expect(Instant(milliseconds: .min) == .earliest)
        #expect(Instant.latest.advanced(byMilliseconds: .max) == .latest)
        #expect(Instant.earliest.advanced(byMilliseconds: .min) == .earliest)
    }
}
