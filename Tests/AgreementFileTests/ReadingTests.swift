import Foundation
import LeadEvents
import SeededRandom
import Testing

@testable import AgreementFile

@Suite("Agreements in YAML")
struct ReadingTests {
    @Test("what a document leaves out has its default")
    func defaults() throws {
        var expected = Agreement()
        expected.version = 3
        expected.hash = SHA256Text.of("version: 3\n")
        #expect(try AgreementFile.read("version: 3\n") == expected)
    }

    @Test("the hash is SHA-256 of the document's bytes")
    func hash() {
        #expect(
            SHA256Text.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("an agreement's document reads back as the same agreement", arguments: [Agreement(), Self.everything])
    func roundTrip(agreement: Agreement) throws {
        var agreement = agreement
        agreement.version = max(agreement.version, 1)
        let document = AgreementFile.document(of: agreement)
        agreement.hash = SHA256Text.of(document)
        #expect(try AgreementFile.read(document) == agreement)
    }

    @Test("the example is the document of the defaults")
    func example() throws {
        #expect(try Self.text("Examples/agreement.yaml") == AgreementFile.document(of: Agreement()))
    }

    @Test("the Olist example: hand-raisers at once, no deadline, all else by default")
    func olist() throws {
        var agreement = try AgreementFile.read(try Self.text("Examples/olist/agreement.yaml"))
        #expect(agreement.qualification.handRaisersQualifyAtOnce)
        #expect(agreement.handoff.respondWithin == nil)
        agreement.handoff.respondWithin = Agreement().handoff.respondWithin
        agreement.version = 0
        agreement.hash = ""
        #expect(agreement == Agreement())
    }

    @Test("a document that was changed anywhere is read or refused, and nothing else happens")
    func mutations() {
        let original = Array(AgreementFile.document(of: Self.everything).utf8)
        var random = SplitMix64(seed: 7)
        var refused = 0
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<3 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() % 128) }
            do {
                _ = try AgreementFile.read(String(decoding: bytes, as: UTF8.self))
            } catch {
                refused += 1
                #expect(!error.faults.isEmpty)
            }
        }
        #expect(refused > 0)
    }

    static func text(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// An agreement that says something of its own in every entry.
    static let everything: Agreement = {
        var agreement = Agreement()
        agreement.version = 12
        agreement.scoring.signals = [.init("a signal: with \"signs\"\n", -250), .init("page.viewed", 105)]
        agreement.scoring.otherSignals = 0
        agreement.scoring.halfLife = 86_400_000 + 3_600_000
        agreement.scoring.fit = [
            .init(name: "country", condition: .init(field: .country, test: .isOneOf(["BR", "NO"])), points: 4_000),
            .init(name: "size", condition: .init(field: .size, test: .isAtLeast(50)), points: 3_050),
            .init(name: "phone", condition: .init(field: .phone, test: .isKnown), points: -1),
        ]
        agreement.scoring.fitWeight = 40
        agreement.scoring.bands = with(Agreement.Bands()) {
            $0.cold = 200
            $0.warm = 201
            $0.hot = 9_999
        }
        agreement.scoring.reportStep = 1
        agreement.qualification.threshold = 5_500
        agreement.qualification.handRaisersQualifyAtOnce = false
        agreement.qualification.signals = []
        agreement.qualification.requiredFields = [.email, .accountName]
        agreement.handoff.respondWithin = nil
        agreement.handoff.lateness = 0
        agreement.routing.defaultPool = "rest of the world"
        agreement.routing.rules = [.init(pool: "dach", condition: .init(field: .country, test: .isOneOf(["DE"])))]
        agreement.outreach.maximumAttempts = nil
        agreement.outreach.followUpAfter = nil
        agreement.recycling.restFor = 90_000
        agreement.recycling.maximumRounds = 1
        agreement.recycling.afterLoss = false
        return agreement
    }()
}

private func with<Value>(_ value: Value, _ fill: (inout Value) -> Void) -> Value {
    var value = value
    fill(&value)
    return value
}
