import EmbeddedLog
import EventLog
import Foundation
import LeadReplay
import LeadStream
import Testing

/// A log with captures of leads on it, published and worked on by the real programs, and what a test looks at there.
final class ReplayFixture {
    let tool: LeadRelayTool
    let layout: TopicLayout

    /// - Parameter leads: captures, each of a lead of its own.
    init(leads: Int, isWorkedOn: Bool = true) throws {
        tool = try LeadRelayTool()
        layout = try #require(TopicLayout())
        try tool.write("captures.ndjson", (0..<leads).map(Self.capture).joined())
        try run("publish", "captures.ndjson")
        if isWorkedOn { try work() }
    }

    /// A line for `publish`.
    static func capture(_ number: Int) -> String {
        let campaign = number % 10 == 0 ? "spring" : "autumn"
        return #"{"specversion":"1.0","id":"c\#(number)","type":"leadrelay.lead.captured.v1","source":"web","#
            + #""team":"marketing","time":"2026-03-02T09:00:00Z","data":{"person":{"email":"lead\#(number)@x.example"},"#
            + #""origin":{"channel":"email","campaign":"\#(campaign)"},"contactRequested":true}}"# + "\n"
    }

    /// Lets both workers do what there is to do.
    func work() throws { try run("up", "--clock", "log", "--exit-when-idle") }

    /// Runs a command that has to succeed.
    @discardableResult
    func run(_ arguments: String..., file: SourceLocation = #_sourceLocation) throws -> LeadRelayTool.Result {
        let result = try tool.run(arguments)
        #expect(result.status == 0, "\(result.errors)", sourceLocation: file)
        return result
    }

    func open() throws -> EmbeddedLog { try EmbeddedLog(path: tool.log) }

    /// Every record of partition 0 of a topic.
    func records(_ topic: String) throws -> [LogRecord] {
        try open().makeReader().all(try #require(TopicName(topic)))
    }

    /// What stands under `replayof` on each line of a file.
    func origins(inFile name: String) throws -> [String] {
        try String(decoding: tool.bytes(of: name), as: UTF8.self).split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(object?["replayof"] as? String)
        }
    }

    /// What stands in `ce_replayof` of each record of a topic.
    func origins(inTopic name: String) throws -> [String] {
        try records(name).map { try #require($0.text("ce_replayof")) }
    }
}

extension LogRecord {
    /// A header's value.
    func text(_ header: String) -> String? {
        headers.first(header)?.map { String(decoding: $0, as: UTF8.self) }
    }
}
