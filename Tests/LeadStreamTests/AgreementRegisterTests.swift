import CloudEvents
import EventLog
import LeadEvents
import SwiftProtobuf
import Testing

@testable import LeadStream

@Suite("Which agreement is in force")
struct AgreementRegisterTests {
    private var register = AgreementRegister { document in
        guard document != "faulty" else { return nil }
        return Agreement()
    }

    private static func at(_ seconds: Int64) -> AppendTime { AppendTime(milliseconds: seconds * 1_000) }

    private mutating func propose(_ hash: String, version: UInt32, document: String = "fine") {
        var proposal = AgreementProposed()
        proposal.hash = hash
        proposal.version = version
        proposal.document = document
        register.take(.agreementProposed(proposal), from: .marketing, appendTime: Self.at(0))
    }

    private mutating func sign(
        _ hash: String, _ team: Team, at seconds: Int64, from: Int64? = nil, founding: Bool = false
    ) {
        var signed = AgreementSigned()
        signed.hash = hash
        signed.founding = founding
        if let from { signed.effectiveFrom = Google_Protobuf_Timestamp(Instant(milliseconds: from * 1_000)) }
        register.take(.agreementSigned(signed), from: team, appendTime: Self.at(seconds))
    }

    private func version(at seconds: Int64) -> UInt32 { register.agreement(at: Self.at(seconds)).version }

    @Test("with nothing signed, the built-in version 0 is")
    func builtIn() { #expect(version(at: 1_000_000) == 0) }

    @Test("one that both signed is in force a minute after the later signature, R-37")
    mutating func bothSigned() {
        propose("a", version: 1)
        sign("a", .marketing, at: 100)
        #expect(version(at: 1_000) == 0)
        sign("a", .sales, at: 200)
        #expect(version(at: 259) == 0)
        #expect(version(at: 260) == 1)
    }

    @Test("a stated instant later than that counts")
    mutating func statedInstant() {
        propose("a", version: 1)
        sign("a", .marketing, at: 100, from: 500)
        sign("a", .sales, at: 200)
        #expect(version(at: 499) == 0)
        #expect(version(at: 500) == 1)
    }

    @Test("a founding one counts from the beginning of time, by one signature")
    mutating func founding() {
        propose("a", version: 1)
        sign("a", .marketing, at: 100, founding: true)
        #expect(version(at: -1_000_000) == 1)
    }

    @Test("a withdrawn signature brings back what was in force before")
    mutating func withdrawn() {
        propose("a", version: 1)
        sign("a", .sales, at: 0, founding: true)
        propose("b", version: 2)
        sign("b", .marketing, at: 100)
        sign("b", .sales, at: 100)
        #expect(version(at: 200) == 2)
        var withdrawal = AgreementWithdrawn()
        withdrawal.hash = "b"
        register.take(.agreementWithdrawn(withdrawal), from: .sales, appendTime: Self.at(300))
        #expect(version(at: 400) == 1)
    }

    @Test("a document with faults cannot come into force")
    mutating func faulty() {
        propose("a", version: 1, document: "faulty")
        sign("a", .marketing, at: 0)
        sign("a", .sales, at: 0)
        #expect(version(at: 1_000) == 0)
    }
}
