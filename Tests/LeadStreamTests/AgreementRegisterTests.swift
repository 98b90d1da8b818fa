import CloudEvents
import EventLog
import LeadEvents
import SwiftProtobuf
import Testing

@testable import LeadStream

@Suite("Which agreement is in force")
struct AgreementRegisterTests {
    private var register = AgreementRegister { document in
        guard let version = UInt32(document) else { return nil }
        var agreement = Agreement()
        agreement.version = version
        return agreement
    }

    private static func at(_ seconds: Int64) -> AppendTime { AppendTime(milliseconds: seconds * 1_000) }

    private mutating func propose(_ hash: String, version: UInt32, document: String? = nil) {
        var proposal = AgreementProposed()
        proposal.hash = hash
        proposal.version = version
        proposal.document = document ?? "\(version)"
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

    @Test("one that both workers founded is shown in force once, from the beginning")
    mutating func foundedTwice() {
        propose("a", version: 1)
        sign("a", .marketing, at: 100, founding: true)
        sign("a", .sales, at: 101, founding: true)
        #expect(register.standings.map(\.periods) == [[.init(from: nil, until: nil)]])
    }

    @Test(
        "a founding one ends when either team takes its signature back", arguments: [Team.marketing, .sales],
        [Team.marketing, .sales])
    mutating func foundedAndWithdrawn(founder: Team, withdrawing: Team) {
        propose("a", version: 1)
        sign("a", founder, at: 100, founding: true)
        withdraw("a", withdrawing, at: 1_000)
        sign("a", withdrawing, at: 2_000)
        #expect([-5, 1_059, 1_060, 2_059, 2_060].map { version(at: $0) } == [1, 1, 0, 0, 1])
        #expect(register.standings.first?.periods.map(\.until) == [Instant(milliseconds: 1_060_000), nil])
    }

    private mutating func withdraw(_ hash: String, _ team: Team, at seconds: Int64) {
        var withdrawal = AgreementWithdrawn()
        withdrawal.hash = hash
        register.take(.agreementWithdrawn(withdrawal), from: team, appendTime: Self.at(seconds))
    }

    @Test("a withdrawn signature brings back what was in force before, a minute later")
    mutating func withdrawn() {
        propose("a", version: 1)
        sign("a", .sales, at: 0, founding: true)
        propose("b", version: 2)
        sign("b", .marketing, at: 100)
        sign("b", .sales, at: 100)
        #expect(version(at: 200) == 2)
        withdraw("b", .sales, at: 300)
        #expect(version(at: 359) == 2)
        #expect(version(at: 360) == 1)
    }

    @Test("history that is read again is decided under what was in force then, though it was withdrawn since")
    mutating func withdrawnLater() {
        propose("a", version: 1)
        sign("a", .marketing, at: 100)
        sign("a", .sales, at: 100)
        withdraw("a", .marketing, at: 300)
        #expect(version(at: 159) == 0)
        #expect(version(at: 160) == 1)
        #expect(version(at: 400) == 0)
        sign("a", .marketing, at: 500)
        #expect(version(at: 200) == 1)
        #expect(version(at: 559) == 0)
        #expect(version(at: 560) == 1)
    }

    @Test("a founding one that was withdrawn and signed again leaves the time between without it")
    mutating func foundingAgain() {
        propose("a", version: 1)
        sign("a", .sales, at: 0, founding: true)
        withdraw("a", .sales, at: 100)
        sign("a", .sales, at: 200, founding: true)
        #expect([-5, 159, 160, 259, 260].map { version(at: $0) } == [1, 1, 0, 0, 1])
    }

    @Test("signed again, a postponed one comes into force at once, and one in force may be postponed")
    mutating func signedAgain() {
        propose("a", version: 1)
        sign("a", .marketing, at: 100, from: 9_000)
        sign("a", .sales, at: 100)
        sign("a", .marketing, at: 200)
        #expect([259, 260, 9_500].map { version(at: $0) } == [0, 1, 1])
        sign("a", .marketing, at: 1_000, from: 9_000)
        #expect([260, 1_059, 1_060, 9_000].map { version(at: $0) } == [1, 1, 0, 1])
    }

    @Test("in whatever order a lane reads the two teams' topics, the same is in force")
    mutating func anyOrder() {
        propose("a", version: 1)
        withdraw("a", .marketing, at: 300)
        sign("a", .marketing, at: 100)
        sign("a", .sales, at: 400)
        sign("a", .sales, at: 150)
        #expect([209, 210, 359, 360, 500].map { version(at: $0) } == [0, 1, 1, 0, 0])
    }

    @Test("a founding one counts as any other where something was signed before it: one team alone founds nothing then")
    mutating func foundingLate() {
        propose("a", version: 1)
        sign("a", .marketing, at: 0, founding: true)
        propose("b", version: 2)
        sign("b", .marketing, at: 100, founding: true)
        #expect([-5, 500].map { version(at: $0) } == [1, 1])
        sign("b", .sales, at: 600)
        #expect([500, 659, 660].map { version(at: $0) } == [1, 1, 2])
    }

    @Test("a document of another version than the proposal's cannot come into force")
    mutating func otherVersion() {
        propose("a", version: 1, document: "2")
        sign("a", .marketing, at: 0)
        sign("a", .sales, at: 0)
        #expect(version(at: 1_000) == 0)
    }

    @Test("a document with faults cannot come into force")
    mutating func faulty() {
        propose("a", version: 1, document: "faulty")
        sign("a", .marketing, at: 0)
        sign("a", .sales, at: 0)
        #expect(version(at: 1_000) == 0)
    }
}
