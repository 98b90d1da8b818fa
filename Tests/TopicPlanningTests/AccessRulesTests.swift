import Foundation
import LeadEvents
import LeadStream
import Testing

/// deploy/kafka/acls.sh, held to the catalogue's topics.
@Suite("Who may do what on the cluster")
struct AccessRulesTests {
    private struct Rule: Hashable {
        let principal: String
        let operation: String
        let kind: String
        let match: String
        let name: String
    }

    private static func rules(_ arguments: [String] = []) throws -> Set<Rule> {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "deploy/kafka/acls.sh")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["bash", script.path, "--print"] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return Set(
            text.split(separator: "\n").map { line in
                let words = line.split(separator: " ").map(String.init)
                return Rule(
                    principal: words[0], operation: words[1], kind: words[2], match: words[3], name: words[4])
            })
    }

    private static func who(_ operation: String, _ role: TopicRole, _ rules: Set<Rule>) -> Set<String> {
        Set(
            rules.filter { $0.operation == operation && $0.kind == "topic" && $0.name == role.name }.map(\.principal))
    }

    @Test("each topic is written by its owner's principals alone", arguments: TopicRole.all)
    func writers(role: TopicRole) throws {
        let team = role.owner.name
        let expected: Set<String> =
            switch role {
            case .inbox: ["\(team)-worker", "\(team)-publisher", "\(team)-operator"]
            case .agreements: ["\(team)-worker", "\(team)-publisher"]
            case .ingress: ["\(team)-foreign", "\(team)-operator"]
            case .decisions, .deadLetters, .changelog, .routing: ["\(team)-worker"]
            }
        #expect(Self.who("Write", role, try Self.rules()) == expected)
    }

    @Test(
        "each topic is read by its worker, its operator and the reports; decisions by the other worker, agreements by both teams",
        arguments: TopicRole.all)
    func readers(role: TopicRole) throws {
        let team = role.owner.name
        let expected: Set<String> =
            switch role {
            case .decisions:
                [
                    role.owner == .marketing ? "sales-worker" : "marketing-worker", "leadrelay-reports",
                    "\(team)-operator",
                ]
            case .agreements:
                [
                    "marketing-worker", "sales-worker", "leadrelay-reports", "marketing-operator", "sales-operator",
                    "marketing-publisher", "sales-publisher",
                ]
            case .deadLetters: ["leadrelay-reports", "\(team)-operator"]
            case .inbox, .ingress: ["\(team)-worker", "leadrelay-reports", "\(team)-operator"]
            case .changelog: ["\(team)-worker", "leadrelay-reports", "\(team)-operator"]
            case .routing: ["\(team)-worker", "leadrelay-reports"]
            }
        #expect(Self.who("Read", role, try Self.rules()) == expected)
    }

    @Test("a worker has its own group and its own transactional ids, and no other's")
    func groups() throws {
        let rules = try Self.rules()
        for worker in ["marketing-worker", "sales-worker"] {
            let own = rules.filter { $0.principal == worker }
            #expect(own.filter { $0.kind == "group" && $0.operation == "Read" }.map(\.name) == [worker])
            #expect(
                own.filter { $0.kind == "transactional-id" && $0.operation == "Write" }.map(\.name) == [worker + "."])
        }
        #expect(rules.filter { $0.kind == "transactional-id" }.allSatisfy { $0.match == "prefixed" })
        let others = rules.filter { $0.kind != "transactional-id" && $0.match == "prefixed" }
        #expect(Set(others.map(\.name)) == ["marketing.own.", "sales.own."])
    }

    @Test("a foreign system writes its team's ingress and nothing else", arguments: ["marketing", "sales"])
    func foreign(team: String) throws {
        let own = try Self.rules().filter { $0.principal == "\(team)-foreign" }
        #expect(Set(own.map(\.name)) == ["\(team).ingress"])
        #expect(Set(own.map(\.operation)) == ["Write", "Describe"])
    }

    @Test("nothing of one team is written by the other's principals", arguments: ["marketing", "sales"])
    func apart(team: String) throws {
        let other = team == "marketing" ? "sales" : "marketing"
        let writing = try Self.rules().filter {
            $0.principal.hasPrefix(team + "-") && ["Write", "Create", "Alter", "Delete"].contains($0.operation)
        }
        #expect(writing.count > 10)
        #expect(writing.allSatisfy { !$0.name.contains(other) }, "\(writing.filter { $0.name.contains(other) })")
    }

    @Test("an operator has what a redrive, a rebuild and a group of the team need", arguments: ["marketing", "sales"])
    func operators(team: String) throws {
        let own = try Self.rules().filter { $0.principal == "\(team)-operator" }
        func may(_ operation: String, _ kind: String, _ name: String) -> Bool {
            own.contains { $0.operation == operation && $0.kind == kind && $0.name == name }
        }
        let letters = "\(team).dead-letters"
        #expect(may("Write", "topic", letters + ".changelog"))
        #expect(may("Read", "group", letters))
        #expect(may("Write", "transactional-id", letters + "."))
        #expect(!may("Write", "topic", letters))
        for topic in ["decisions", "dead-letters"] { #expect(may("Delete", "topic", "shadow.\(team).\(topic)")) }
        #expect(may("Write", "topic", "shadow.\(team)-worker.changelog"))
        #expect(may("Read", "group", "shadow.\(team)-worker"))
        #expect(!may("Write", "topic", "\(team).decisions"))
        #expect(!may("Read", "group", "\(team)-worker"), "a worker's place is its own")
    }

    @Test("rules are taken away by the same script, one principal's at a time")
    func removing() throws {
        let all = try Self.rules(["--copy"])
        let copying = try Self.rules(["--copy", "--remove", "--principal", "leadrelay-copy"])
        #expect(copying == all.filter { $0.principal == "leadrelay-copy" })
    }

    @Test("whoever copies may write everything, and is there only when asked for")
    func copying() throws {
        #expect(try !Self.rules().contains { $0.principal == "leadrelay-copy" })
        let rules = try Self.rules(["--copy"])
        for role in TopicRole.all { #expect(Self.who("Write", role, rules).contains("leadrelay-copy")) }
    }

    @Test("the installation's prefix stands in front of every name")
    func prefix() throws {
        let plain = try Self.rules()
        let prefixed = try Self.rules(["--prefix", "acme."])
        #expect(plain.count == prefixed.count)
        #expect(prefixed.allSatisfy { $0.name.hasPrefix("acme.") })
    }
}
