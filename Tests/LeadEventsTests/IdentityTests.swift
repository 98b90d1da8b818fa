import CloudEvents
import Foundation
import LeadEvents
import SwiftProtobuf
import Testing

/// The vectors stand in schemas/identity.md, for everybody who derives ids; they were computed by another program.
@Suite("Identity")
struct IdentityTests {
    @Test("every vector of schemas/identity.md comes out", arguments: try IdentityVectors.leads())
    func vectors(vector: [String]) throws {
        let (kind, value, bytes, lead) = (vector[0], vector[1], vector[2], vector[3])
        let identity: Identity = .with { identity in
            switch kind {
            case "email": identity.email = value
            case "phone": identity.phone = value
            case "anonymous_id": identity.anonymousID = value
            default:
                let parts = value.components(separatedBy: " / ")
                identity.externalID = ExternalId(system: parts[0], id: parts[1])
            }
        }
        guard lead != "none" else {
            #expect(IdentityName(identity) == nil)
            return
        }
        let name = try #require(IdentityName(identity))
        #expect(String(decoding: name.bytes, as: UTF8.self) == bytes)
        #expect(name.leadID(in: LeadID.defaultNamespace).description == lead)
    }

    @Test("every decision id of schemas/identity.md comes out", arguments: try IdentityVectors.decisions())
    func decisions(vector: [String]) throws {
        let lead = try #require(IdentityName(email: "ada@example.com")).leadID(in: LeadID.defaultNamespace)
        let type = try #require(EventType(name: vector[0].utf8))
        #expect(DecisionID.derive(lead: lead, type: type, subject: vector[1]).description == vector[2])
    }

    @Test("every hash of schemas/identity.md comes out", arguments: try IdentityVectors.hashes())
    func hashes(vector: [String]) {
        let hash = IdentityHash.of(EventReference(source: vector[0], id: vector[1]))
        #expect(String(hash, radix: 16) == vector[2])
        #expect(IdentityHash.of(source: vector[0].bytes, id: vector[1].bytes) == hash)
    }

    @Test("the first identity of the order names the lead, wherever it stands in the list")
    func order() throws {
        let anonymous = Identity.with { $0.anonymousID = "c-1" }
        let record = Identity.with { $0.externalID = ExternalId(system: "crm", id: "1") }
        let email = Identity.with { $0.email = "ada@example.com" }
        let all = IdentityNames([anonymous, record, email], person: .with { $0.phone = "+4915112345678" })
        #expect(all.names.map(\.kind) == [.email, .phone, .externalID, .anonymousID])
        #expect(LeadID.derive(from: [anonymous, record, email]) == LeadID.derive(from: [email]))
        #expect(LeadID.derive(from: [.with { $0.phone = "0151 12345" }]) == nil)
    }

    @Test("the person's e-mail address comes before those of the list, and one name counts once")
    func person() {
        let names = IdentityNames(
            [.with { $0.email = "other@example.com" }, .with { $0.email = "ADA@example.com" }],
            person: .with { $0.email = "ada@example.com" })
        #expect(
            names.names.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "email\0ada@example.com", "email\0other@example.com",
            ])
    }

    @Test("an update of a known lead's address names no lead")
    func updates() {
        let updated = LeadUpdated.with { $0.person.email = "new@example.com" }
        #expect(EventCodec.leadID(for: .leadUpdated(updated), subject: nil) == nil)
        #expect(EventCodec.leadID(for: .leadUpdated(updated), subject: LeadID.sample.uuid.text[...]) == .sample)
        #expect(EventCodec.leadID(for: .campaignStarted(.with { $0.campaign = "c" }), subject: nil) == nil)
    }

    @Test("another installation derives other ids")
    func namespaces() throws {
        let name = try #require(IdentityName(email: "ada@example.com"))
        let other = UUIDValue.v5(namespace: .domainNames, name: "leads.example.com".utf8)
        #expect(name.leadID(in: other) != name.leadID(in: LeadID.defaultNamespace))
    }
}

/// The tables of schemas/identity.md.
private enum IdentityVectors {
    static func leads() throws -> [[String]] { try rows(after: "| Kind | Value | Bytes | Lead id |") }
    static func decisions() throws -> [[String]] { try rows(after: "| Type | Subject | Id |") }
    static func hashes() throws -> [[String]] { try rows(after: "| Source | Id | Hash |") }

    private static func rows(after heading: String) throws -> [[String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas/identity.md")
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: heading))
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
            line.components(separatedBy: "|").dropFirst().dropLast().map(cell)
        }
    }

    private static func cell(_ text: String) -> String {
        let trimmed = text.dropFirst().dropLast()
        let bare = trimmed.hasPrefix("`") ? trimmed.dropFirst().dropLast() : trimmed
        return bare.replacingOccurrences(of: "\\0", with: "\0").replacingOccurrences(of: "\\u0308", with: "\u{308}")
    }
}

extension ExternalId {
    fileprivate init(system: String, id: String) {
        self.init()
        self.system = system
        self.id = id
    }
}
