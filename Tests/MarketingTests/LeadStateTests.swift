import CloudEvents
import LeadEvents
import SeededRandom
import Testing

@testable import Marketing

@Suite("How a lead is kept")
struct LeadStateTests {
    /// Name, e-mail, phone, company, UTM and a click id, and three engagements.
    static func typical() throws -> TestLead {
        var lead = TestLead()
        let capture = with(LeadCaptured()) {
            $0.person = with(Person()) {
                $0.givenName = "Maria"
                $0.familyName = "Oliveira"
                $0.email = "maria.oliveira@example.com"
                $0.phone = "+5511987654321"
            }
            $0.account.name = "Oliveira Comercio Ltda"
            $0.origin = with(Origin()) {
                $0.channel = "paid search"
                $0.source = "google"
                $0.medium = "cpc"
                $0.campaign = "spring-2025"
                $0.term = "crm software"
                $0.content = "ad-7"
                $0.clickIds = [
                    with(ClickId()) {
                        $0.kind = "gclid"
                        $0.value = "EAIaIQobChMI8pXn4bqK_gIVhYxoCR0cVgRtEAAYASAAEgK"
                    }
                ]
            }
            $0.formID = "newsletter"
        }
        try lead.read(.leadCaptured(capture), day: 0)
        let page = with(LeadEngaged()) {
            $0.signal = "page.viewed"
            $0.asset = "/pricing"
        }
        let click = with(LeadEngaged()) {
            $0.signal = "email.clicked"
            $0.messageID = "welcome-2"
        }
        let webinar = with(LeadEngaged()) {
            $0.signal = "webinar.attended"
            $0.asset = "webinar-12"
        }
        for (day, engagement) in zip([1.5, 2.25, 9.1], [page, click, webinar]) {
            try lead.read(.leadEngaged(engagement), day: day)
        }
        return lead
    }

    @Test("a typical lead takes at most 330 bytes")
    func size() throws {
        let bytes = Self.encoded(try Self.typical().state)
        #expect(bytes.count <= 330)
        #expect(bytes.count > 200, "the lead holds what it was given")
    }

    @Test("a newer format is told apart from damage")
    func newer() throws {
        var bytes = Self.encoded(try Self.typical().state)
        bytes[0] = 2
        #expect(throws: LeadStateError.newerFormat(2)) { try Self.decoded(bytes) }
        bytes[0] = 0
        #expect(throws: LeadStateError.damaged) { try Self.decoded(bytes) }
    }

    @Test("cut off anywhere, or with anything behind it, it is damaged")
    func cutOff() throws {
        let bytes = Self.encoded(try Self.typical().state)
        for count in 0..<bytes.count {
            #expect(throws: LeadStateError.damaged) { try Self.decoded(Array(bytes.prefix(count))) }
        }
        #expect(throws: LeadStateError.damaged) { try Self.decoded(bytes + [0]) }
    }

    @Test("changed bytes are read or refused, and what is read decides without harm")
    func mutations() throws {
        let original = Self.encoded(try Self.typical().state)
        var random = SplitMix64(seed: 11)
        var read = 0
        for _ in 0..<3_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard var lead = try? Self.decoded(bytes) else { continue }
            read += 1
            let now = TestLead.instant(50)
            let event = LeadEvent(
                reference: .with("test", "mutated"), time: now, payload: .captured(askingForContact: true))
            _ = MarketingRules.decide(event, TestLead.id, &lead, RuleContext(now: now, agreement: Agreement()))
        }
        #expect(read > 0)
    }

    @Test("of what was seen the latest eight stay, and no more than a kilobyte")
    func seen() {
        var seen = SeenList()
        for minute in 0..<20 {
            seen.add(
                .init(time: TestLead.instant(Double(minute)), signal: "signal.\(minute)", asset: "a", variant: "b"))
        }
        #expect(seen.entries.map(\.signal) == (12..<20).reversed().map { "signal.\($0)" })
        let long = String(repeating: "ü", count: 400)
        for _ in 0..<4 {
            seen.add(.init(time: TestLead.start, signal: long, asset: long, message: long, variant: long))
        }
        #expect(seen.bytes.count <= SeenList.mostBytes)
        #expect(seen.entries.first?.signal == String(repeating: "ü", count: 64))
        #expect(seen.entries.first?.variant == String(repeating: "ü", count: 64))
    }

    @Test("an alias takes eighteen bytes")
    func alias() throws {
        var lead = MarketingLead()
        lead.aliasOf = TestLead.other
        let bytes = Self.encoded(lead)
        #expect(bytes.count == 18)
        #expect(try Self.decoded(bytes) == lead)
    }

    static func encoded(_ lead: MarketingLead) -> [UInt8] {
        var bytes: [UInt8] = []
        lead.encode(into: &bytes)
        return bytes
    }

    static func decoded(_ bytes: [UInt8]) throws -> MarketingLead {
        try bytes.withUnsafeBytes { buffer throws(LeadStateError) in try MarketingLead(decoding: buffer) }
    }
}
