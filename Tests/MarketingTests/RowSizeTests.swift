import SwiftProtobuf
import Testing

@testable import LeadEvents
@testable import Marketing

/// What is learnt of a lead stays with it for ever, and goes to sales in one record.
@Suite("Size of a lead's row and of its offer")
struct RowSizeTests {
    /// What a record may have, without room for the row's head: its times and the ids of events seen.
    private static let mostRowBytes = 1_294_336 - 4_096
    /// What a value may have, or sales cannot read it.
    private static let mostValueBytes = EventCodec.maximumValueBytes

    /// The largest capture that says something in every field that this version knows.
    private static func capture(_ number: Int) -> LeadCaptured {
        let id = String(repeating: "i", count: 252) + "\(1_000 + number)"
        let line = String(repeating: "l", count: 1_024)
        let link = String(repeating: "k", count: 8_192)
        let click = with(ClickId()) {
            $0.kind = id
            $0.value = line
        }
        let origin = with(Origin()) {
            ($0.channel, $0.source, $0.medium, $0.campaign) = (line, line, line, line)
            ($0.term, $0.content, $0.utmID, $0.landingPage, $0.referrer) = (line, line, line, link, link)
            $0.adPlatform.name = id
            ($0.adPlatform.campaign, $0.adPlatform.adSet, $0.adPlatform.ad) = (line, line, line)
            ($0.adPlatform.form, $0.adPlatform.leadID) = (line, line)
            $0.clickIds = Array(repeating: click, count: 16)
        }
        return with(LeadCaptured()) {
            $0.person.sealed = .init(repeating: 1, count: 65_536)
            ($0.account.name, $0.account.industry) = (line, line)
            $0.identities = (0..<8).map { index in
                with(Identity()) { $0.anonymousID = "\(index)" + id.dropLast() }
            }
            ($0.origin, $0.earlierTouch) = (origin, origin)
            $0.consents = (0..<16).map { index in
                with(Consent()) {
                    $0.purpose = "\(number) \(index)" + id.dropLast(12)
                    ($0.legalBasis, $0.wordingVersion, $0.channel) = (id, id, line)
                }
            }
            $0.interest = String(repeating: "w", count: 65_536)
            $0.products = Array(repeating: id, count: 64)
            $0.formID = id
            $0.contactRequested = true
        }
    }

    /// A field that no version knows yet, of so many bytes.
    private static func unknownField(of size: Int) -> [UInt8] {
        // Number 1,000, length-delimited.
        [0xc2, 0x3e] + [UInt8(size & 0x7f | 0x80), UInt8(size >> 7 & 0x7f | 0x80), UInt8(size >> 14)]
            + [UInt8](repeating: 0x61, count: size)
    }

    private static func faults(of payload: EventPayload) -> [Violation] {
        var findings = Findings()
        PayloadChecks.check(payload, isAboutLead: true, &findings)
        return findings.violations
    }

    private func check(_ lead: TestLead) {
        #expect(LeadStateTests.encoded(lead.state).count < Self.mostRowBytes)
        for decision in lead.decisions {
            #expect(Self.faults(of: decision.payload).isEmpty)
            #expect(decision.payload.message.encodedSize < Self.mostValueBytes, "\(decision.payload.type)")
        }
    }

    @Test("the largest captures that are valid, again and again, leave a row and an offer that their topics take")
    func largest() throws {
        var lead = TestLead()
        for number in 0..<4 {
            let capture = Self.capture(number)
            #expect(Self.faults(of: .leadCaptured(capture)).isEmpty)
            try lead.read(.leadCaptured(capture), day: Double(number))
        }
        #expect(lead.decisions.contains { $0.payload.type == .handoffOffered })
        check(lead)
    }

    @Test("fields that this version does not know, in every message of many events, do not add up beyond a record")
    func unknownFields() throws {
        var lead = TestLead()
        for number in 0..<4 {
            var capture = LeadCaptured()
            capture.contactRequested = true
            try capture.person.merge(serializedBytes: Self.unknownField(of: 200_000))
            try capture.account.merge(serializedBytes: Self.unknownField(of: 200_000))
            try capture.origin.merge(serializedBytes: Self.unknownField(of: 200_000))
            try capture.earlierTouch.merge(serializedBytes: Self.unknownField(of: 200_000))
            capture.account.name = "Acme \(number)"
            try lead.read(.leadCaptured(capture), day: Double(number))
        }
        #expect(lead.decisions.contains { $0.payload.type == .handoffOffered })
        #expect(try Brief(encoded: lead.state.contact).account.name == "Acme 3", "what is known stays")
        check(lead)
    }

    @Test("consents to purposes without end do not outgrow the row, nor an offer that sales can read; the latest stay")
    func consents() throws {
        var lead = TestLead()
        for number in 0..<1_000 { try lead.read(.consent("purpose \(number)", true), day: Double(number) / 1_000) }
        try lead.read(.captured(askingForContact: true), day: 2)
        let offer = lead.decisions.compactMap { decision in
            if case .handoffOffered(let offer) = decision.payload { offer } else { nil }
        }
        let brief = try #require(offer.first?.brief)
        #expect(brief.consents.map(\.purpose) == (984..<1_000).map { "purpose \($0)" })
        check(lead)
    }
}

extension Message {
    fileprivate var encodedSize: Int { ((try? serializedBytes()) as [UInt8]?)?.count ?? .max }
}
