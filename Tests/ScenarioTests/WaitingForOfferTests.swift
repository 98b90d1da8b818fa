import Foundation
import LeadEvents
import Testing

/// Sales of leads that nobody captured were in no report while they waited for marketing's offer.
@Suite("What waits for an offer", .timeLimit(.minutes(2)))
struct WaitingForOfferTests {
    private static let lead = "f47ac10b-58cc-4372-a567-0e02b2c3d479"

    /// A log on which sales reported a call and a sale of a lead that nobody captured.
    private func fixture() throws -> LeadRelayTool {
        let tool = try LeadRelayTool()
        let lines = [
            ("leadrelay.outreach.attempted.v1", "call-1", "2026-03-02T09:00:00Z", #"{"rep":"anna","channel":"phone"}"#),
            ("leadrelay.sale.won.v1", "sale-1", "2026-03-02T10:00:00Z", #"{"dealId":"d-1","rep":"anna"}"#),
        ].map { type, id, time, data in
            #"{"specversion":"1.0","id":"\#(id)","type":"\#(type)","source":"crm","team":"sales","time":"\#(time)","#
                + #""subject":"\#(Self.lead)","data":\#(data)}"# + "\n"
        }
        try tool.write("sales.ndjson", lines.joined())
        #expect(try tool.run("publish", "sales.ndjson").status == 0)
        #expect(try tool.run("up", "--clock", "log", "--exit-when-idle").status == 0)
        return tool
    }

    private func json(_ tool: LeadRelayTool, _ arguments: String...) throws -> [String: Any] {
        let result = try tool.run(arguments + ["--json"])
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test(
        "a sale of a lead that nobody captured is counted by status, and lead show says what waits, since when, for what"
    )
    func visible() throws {
        let tool = try fixture()
        let waiting = try #require(try json(tool, "status")["waitingForOffer"] as? [[String: Any]])
        #expect(waiting.map { $0["type"] as? String } == ["leadrelay.outreach.attempted.v1", "leadrelay.sale.won.v1"])
        #expect(waiting.map { $0["lead"] as? String } == [Self.lead, Self.lead])
        #expect(waiting.map { $0["until"] as? String } == ["2026-03-05T09:00:00Z", "2026-03-05T10:00:00Z"])
        let status = try tool.run("status").output
        #expect(
            status.contains(
                "2 activities of sales about 1 lead wait for marketing's offer and are counted nowhere yet (1 outreach.attempted, "
                    + "1 sale.won):"), "\(status)")

        #expect(try json(tool, "funnel")["waitingForOffer"] as? Int == 2)
        #expect(
            try tool.run("funnel").output.contains("2 activities of sales wait for marketing's offer and nothing here"))

        let story = try json(tool, "lead", "show", Self.lead)
        #expect(story["stage"] is NSNull)
        let shown = try #require(story["waitingForOffer"] as? [[String: Any]])
        #expect(shown.map { $0["id"] as? String } == ["call-1", "sale-1"])
        #expect(shown.allSatisfy { $0["since"] is String })
        let entries = try #require(story["story"] as? [[String: Any]])
        #expect(entries.map { $0["fate"] as? String } == ["waits", "waits"])
        let text = try tool.run("lead", "show", Self.lead).output
        #expect(text.contains("no stage yet: nobody captured this lead or brought it in"))
        #expect(text.contains("sale.won of 2026-03-02 10:00 waits since "), "\(text)")
    }

    @Test("eight sales of a thousand line items each, of a lead that nobody offered, do not end the worker for good")
    func large() throws {
        let tool = try LeadRelayTool()
        let products = (0..<1_000).map { number in
            #"{"product":"\#(String(repeating: "p", count: 234))\#(100_000 + number)","quantityMilli":"1000"}"#
        }
        let lines = (1...8).map { number in
            #"{"specversion":"1.0","id":"won-\#(number)","type":"leadrelay.sale.won.v1","source":"crm","team":"sales","#
                + #""time":"2026-03-02T1\#(number):00:00Z","subject":"\#(Self.lead)","data":{"dealId":"d-\#(number)","#
                + #""rep":"anna","lineItems":[\#(products.joined(separator: ","))]}}"# + "\n"
        }
        try tool.write("sales.ndjson", lines.joined())
        #expect(try tool.run("publish", "sales.ndjson").status == 0)
        let work = try tool.run("up", "--clock", "log", "--exit-when-idle")
        #expect(work.status == 0, "\(work.errors)")
        let story = try json(tool, "lead", "show", Self.lead)
        #expect(story["stage"] as? String == "won")
    }

    @Test("once the agreed lateness has passed the sale counts, beside the funnel, and nothing waits any longer")
    func counted() throws {
        let tool = try fixture()
        #expect(try tool.run("up", "--exit-when-idle").status == 0)
        #expect(try #require(try json(tool, "status")["waitingForOffer"] as? [Any]).isEmpty)
        #expect(try tool.run("status").output.contains("No activity of sales waits for marketing's offer."))
        let story = try json(tool, "lead", "show", Self.lead)
        #expect(story["stage"] as? String == "won")
        #expect(story["accountable"] as? String == "sales")
        #expect(try json(tool, "funnel")["waitingForOffer"] as? Int == 0)
        let beside = try #require(try json(tool, "funnel")["beside"] as? [[String: Any]])
        let unannounced = try #require(beside.first { $0["route"] as? String == "unannounced" })
        #expect(unannounced["leads"] as? Int == 1)
        #expect(unannounced["won"] as? Int == 1)
    }
}
