import Foundation
import Testing

@Suite(
    "With the rights of deploy/kafka/acls.sh and no others", .serialized,
    .enabled(
        if: SecuredCluster.isThere,
        "set LEADRELAY_TEST_SECURED and LEADRELAY_TEST_SECURED_PASSWORDS (docs/operations.md says to what)"),
    .timeLimit(.minutes(5)))
struct SecuredClusterTests {
    @Test("a lead goes from a publisher through both workers to a report, each under its own principal")
    func works() throws {
        let cluster = try SecuredCluster()
        defer { cluster.remove() }
        let id = UUID().uuidString.lowercased()
        let rep =
            #"{"specversion":"1.0","id":"\#(id)","source":"check","type":"leadrelay.rep.changed.v1","#
            + #""team":"sales","data":{"rep":"check","name":"Check"}}"#
        let lead =
            #"{"specversion":"1.0","id":"\#(id)","source":"check","type":"leadrelay.lead.captured.v1","#
            + #""team":"marketing","data":{"person":{"email":"\#(id)@example.com"},"#
            + #""origin":{"channel":"referral"},"contactRequested":true}}"#
        for (principal, event) in [("sales-publisher", rep), ("marketing-publisher", lead)] {
            let published = try cluster.run("leadrelay", ["publish"], as: principal, input: event + "\n")
            #expect(published.status == 0, "\(published.errors)")
        }
        let workers = try ["marketing-worker", "sales-worker"].map {
            try cluster.start($0, ["--exit-when-idle", "--lanes", "2", "--member", "check"], as: $0)
        }
        for worker in workers {
            let ending = worker()
            #expect(ending.status == 0, "\(ending.errors)")
        }
        let shown = try cluster.run("leadrelay", ["lead", "show", "\(id)@example.com"], as: "leadrelay-reports")
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("assigned to"), "\(shown.output)")
        for team in ["marketing", "sales"] {
            for arguments in [["rebuild", team], ["diff", team], ["dead-letters", "list", "--team", team]] {
                let ending = try cluster.run("leadrelay", arguments, as: "\(team)-operator")
                #expect(ending.status == 0, "\(arguments): \(ending.output)\(ending.errors)")
            }
        }
    }

    @Test(
        "what is not among the rights ends with 78 and one sentence that names principal and resource",
        arguments: [
            (
                "marketing-worker", "sales-worker", ["--member", "check"],
                ["transactional id ", "sales-worker.check."]
            ),
            (
                "sales-worker", "marketing-worker", ["--member", "check"],
                ["transactional id ", "marketing-worker.check."]
            ),
            (
                "sales-operator", "leadrelay", ["replay", "--topic", "marketing.inbox", "--into", "-"],
                ["marketing.inbox"]
            ),
            ("marketing-operator", "leadrelay", ["offsets", "show", "sales-worker"], ["group ", "sales-worker"]),
            ("marketing-operator", "leadrelay", ["rebuild", "sales"], ["sales"]),
            ("leadrelay-operator", "leadrelay", ["funnel"], ["inbox"]),
        ])
    func denied(principal: String, program: String, arguments: [String], resource: [String]) throws {
        let cluster = try SecuredCluster()
        defer { cluster.remove() }
        let ending = try cluster.run(program, arguments, as: principal)
        #expect(ending.status == 78, "\(ending.errors)")
        let sentence = ending.errors.split(separator: "\n").last ?? ""
        for words in ["User:\(principal)", "authorization failed", "acls.sh"] + resource {
            #expect(sentence.contains(words), "\(sentence)")
        }
    }

    @Test("a wrong password is refused at once, and not told", arguments: ["leadrelay", "marketing-worker"])
    func wrongPassword(program: String) throws {
        let cluster = try SecuredCluster()
        defer { cluster.remove() }
        let ending = try cluster.run(
            program, program == "leadrelay" ? ["status"] : [], as: "marketing-worker", password: "hunter2")
        #expect(ending.status == 78)
        #expect(ending.errors.split(separator: "\n").last?.contains("refuses the credentials") == true)
        #expect(!ending.errors.contains("hunter2"))
    }
}
