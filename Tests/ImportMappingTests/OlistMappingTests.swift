import CloudEvents
import Foundation
import LeadEvents
import Testing

@testable import ImportMapping

/// The mappings of Examples/olist, applied to the real files where they lie beside the package.
@Suite("Olist's files by the example mappings", .enabled(if: OlistFiles.exist, "needs ../shared/data/olist"))
struct OlistMappingTests {
    @Test("8,000 leads come out, 60 of them without a channel")
    func leads() throws {
        let events = try OlistFiles.events("leads.yaml", "olist_marketing_qualified_leads_dataset.csv")
        let captured = events.compactMap { event in
            if case .leadCaptured(let captured) = event.payload { captured } else { nil }
        }
        #expect(captured.count == 8_000)
        #expect(captured.allSatisfy { $0.contactRequested && $0.identities.count == 1 && $0.hasFormID })
        #expect(captured.filter { !$0.origin.hasChannel }.count == 60)
        #expect(captured.filter { $0.origin.channel == "organic search" }.count == 2_296)
        #expect(Set(events.map(\.id)).count == 8_000)
    }

    @Test("842 deals come out, each after its rep, with what was declared as custom fields")
    func deals() throws {
        let events = try OlistFiles.events("deals.yaml", "olist_closed_deals_dataset.csv")
        let sales = events.compactMap { event in if case .saleWon(let sale) = event.payload { sale } else { nil } }
        #expect(sales.count == 842)
        #expect(events.enumerated().allSatisfy { ($1.payload.type == .repChanged) == ($0 % 2 == 0) })
        #expect(Set(events.map(\.id)).count == 842 + 22)
        #expect(sales.allSatisfy { !$0.hasAmount && $0.credited.map(\.role) == ["sdr", "ae"] })
        #expect(sales.filter { $0.rep == "4ef15afb4b2723d8f3d81e51ec7afefe" }.count == 133)
        let declared = sales.compactMap { sale in
            sale.custom.first { $0.key == "declared_monthly_revenue" }.flatMap { Double($0.value) }
        }
        #expect(declared.count == 842)
        #expect(declared.reduce(0, +) == 61_784_006)
        #expect(declared.filter { $0 == 0 }.count == 797)
    }

    @Test("a deal is about the lead that was captured under the same number, and one was won before")
    func identities() throws {
        let leads = try OlistFiles.events("leads.yaml", "olist_marketing_qualified_leads_dataset.csv")
        let deals = try OlistFiles.events("deals.yaml", "olist_closed_deals_dataset.csv")
        var captured: [LeadID: Instant] = [:]
        for event in leads {
            guard case .leadCaptured(let payload) = event.payload,
                let lead = LeadID.derive(from: payload.identities)
            else { continue }
            captured[lead] = event.time
        }
        let days = deals.compactMap { event -> Double? in
            guard let lead = event.subject, let start = captured[lead], let end = event.time else { return nil }
            return Double(end.milliseconds(since: start)) / 86_400_000
        }.sorted()
        try #require(days.count == 842)
        #expect(((days[420] + days[421]) / 2 * 100).rounded() == 1_465)
        #expect((days[841] * 100).rounded() == 42_755)
        #expect(days.filter { $0 < 0 }.count == 1)
    }
}

enum OlistFiles {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let data = package.deletingLastPathComponent().appending(path: "shared/data/olist")

    static var exist: Bool { FileManager.default.fileExists(atPath: data.path) }

    /// Every row's events; a row that is rejected fails the test.
    static func events(_ mapping: String, _ file: String) throws -> [MappedEvent] {
        let yaml = try String(contentsOf: package.appending(path: "Examples/olist/\(mapping)"), encoding: .utf8)
        let document = try MappingDocument(yaml: yaml)
        let rows = try read(Array(Data(contentsOf: data.appending(path: file))), document.dialect, chunk: 65_536).rows
        var mapper = try RowMapper(document, header: #require(rows.first), namespace: LeadID.defaultNamespace)
        var events: [MappedEvent] = []
        for row in rows.dropFirst() { try mapper.forEachEvent(of: row) { event, _ in events.append(event) } }
        return events
    }
}
