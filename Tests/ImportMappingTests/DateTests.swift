import CloudEvents
import Testing

@testable import ImportMapping

@Suite("Dates of a CSV file")
struct DateTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let format: String
        let cell: String
        var zone = "UTC"
        /// `nil`: no date of this format.
        let instant: String?
        var testDescription: String { "\(format) \(zone): \(cell)" }
    }

    static let formats = [
        Example(format: "iso", cell: "2018-02-01", instant: "2018-02-01T00:00:00Z"),
        Example(format: "iso", cell: "2018-02-26 19:58:54", instant: "2018-02-26T19:58:54Z"),
        Example(format: "iso", cell: "2018-02-26T19:58:54.1239+02:00", instant: "2018-02-26T17:58:54.123Z"),
        Example(format: "iso", cell: "2018-02-26 19:58 -0330", instant: "2018-02-26T23:28:00Z"),
        Example(format: "iso", cell: "2018-02-30", instant: nil),
        Example(format: "iso", cell: "2018-02-26 24:00", instant: nil),
        Example(format: "iso", cell: "2018-02-26x", instant: nil),
        Example(format: "iso", cell: "", instant: nil),
        Example(format: "dd/MM/yyyy", cell: "3/12/2024", instant: "2024-12-03T00:00:00Z"),
        Example(format: "dd.MM.yyyy HH:mm", cell: "29.02.2024 07:05", instant: "2024-02-29T07:05:00Z"),
        Example(format: "dd.MM.yyyy HH:mm", cell: "29.02.2023 07:05", instant: nil),
        Example(format: "M/d/yy h:mm a", cell: "1/9/24 12:30 am", instant: "2024-01-09T00:30:00Z"),
        Example(format: "M/d/yy h:mm a", cell: "1/9/99 12:30 PM", instant: "1999-01-09T12:30:00Z"),
        Example(format: "M/d/yy h:mm a", cell: "1/9/24 13:30 PM", instant: nil),
        Example(format: "EEE MMM d HH:mm:ss yyyy", cell: "Thu Mar 7 08:09:10 2024", instant: "2024-03-07T08:09:10Z"),
        Example(format: "d MMMM yyyy", cell: "7 march 2024", instant: "2024-03-07T00:00:00Z"),
        Example(format: "yyyyMMdd'T'HHmmss.SSSXXX", cell: "20240307T080910.5Z", instant: "2024-03-07T08:09:10.500Z"),
        Example(format: "yyyy-MM-dd", cell: "2024-03-07 ", instant: nil),
        Example(format: "unix", cell: "1519675134.5", instant: "2018-02-26T19:58:54.500Z"),
        Example(format: "unix-ms", cell: "1519675134500", instant: "2018-02-26T19:58:54.500Z"),
        Example(format: "unix", cell: "99999999999999", instant: nil),
    ]

    /// Source: the IANA time zone database.
    static let zones = [
        Example(format: "iso", cell: "2024-07-01 12:00", zone: "Europe/Berlin", instant: "2024-07-01T10:00:00Z"),
        Example(format: "iso", cell: "2024-01-01 12:00", zone: "+05:30", instant: "2024-01-01T06:30:00Z"),
        // Clocks go forward at 02:00: what lies between is the first instant after.
        Example(format: "iso", cell: "2024-03-31 02:30", zone: "Europe/Berlin", instant: "2024-03-31T01:00:00Z"),
        Example(
            format: "iso", cell: "2024-03-31 01:59:59.999", zone: "Europe/Berlin", instant: "2024-03-31T00:59:59.999Z"),
        Example(format: "iso", cell: "2024-03-31 03:00", zone: "Europe/Berlin", instant: "2024-03-31T01:00:00Z"),
        // Clocks go back at 03:00: of two the first.
        Example(format: "iso", cell: "2024-10-27 02:30", zone: "Europe/Berlin", instant: "2024-10-27T00:30:00Z"),
        Example(format: "iso", cell: "2024-10-27 03:00", zone: "Europe/Berlin", instant: "2024-10-27T02:00:00Z"),
        // Brazil went forward at midnight, so a day could begin at 01:00.
        Example(format: "iso", cell: "2018-11-04", zone: "America/Sao_Paulo", instant: "2018-11-04T03:00:00Z"),
        Example(format: "iso", cell: "2018-02-17 23:30", zone: "America/Sao_Paulo", instant: "2018-02-18T01:30:00Z"),
        Example(format: "iso", cell: "2024-11-03 01:30", zone: "America/New_York", instant: "2024-11-03T05:30:00Z"),
        // Half an hour of difference only.
        Example(format: "iso", cell: "2024-10-06 02:15", zone: "Australia/Lord_Howe", instant: "2024-10-05T15:30:00Z"),
        // A day that did not exist.
        Example(format: "iso", cell: "2011-12-30 12:00", zone: "Pacific/Apia", instant: "2011-12-30T10:00:00Z"),
        // The edges of a year.
        Example(format: "iso", cell: "2024-12-31 23:59", zone: "Pacific/Kiritimati", instant: "2024-12-31T09:59:00Z"),
        Example(format: "iso", cell: "2024-01-01 00:00", zone: "Pacific/Niue", instant: "2024-01-01T11:00:00Z"),
        // A cell that says its offset itself.
        Example(format: "iso", cell: "2024-03-31T02:30+09:00", zone: "Europe/Berlin", instant: "2024-03-30T17:30:00Z"),
    ]

    @Test("a cell is read as its format and zone say", arguments: formats + zones)
    func reads(example: Example) throws {
        let format = try #require(DateFormat(example.format))
        var zone = try #require(ZoneTable(example.zone))
        let local = format.read(Array(example.cell.utf8)[...])
        #expect(local.map { zone.instant(of: $0).description } == example.instant)
    }

    @Test(
        "a format with unknown letters, or without a year, is none",
        arguments: ["qq", "dd/MM", "yyyy-mm-dd o", "yyyy 'x", ""])
    func unknownFormats(text: String) {
        #expect(DateFormat(text) == nil)
    }

    @Test("a zone that nobody knows is none", arguments: ["Mars/Olympus", "CEST", "", "+25:00", "+2"])
    func unknownZones(name: String) {
        #expect(ZoneTable(name) == nil)
    }
}
