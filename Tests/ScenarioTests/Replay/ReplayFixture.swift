import EmbeddedLog
import EventLog
import Foundation
import KafkaLog
import LeadReplay
import LeadStream
import Testing
import WorkerHost

/// A log with captures of leads on it, published and worked on by the real programs, and what a test looks at there.
final class ReplayFixture {
    /// Where the log is.
    enum Place: String, CaseIterable {
        case file, cluster

        /// Those that can be tested here.
        static let here = KafkaCrew.isOnCluster ? allCases : [.file]
    }

    let tool: LeadRelayTool
    let layout: TopicLayout
    private let cluster: ClusterTool?

    /// - Parameter leads: captures, each of a lead of its own.
    init(leads: Int, isWorkedOn: Bool = true, on place: Place = .file) throws {
        layout = try #require(TopicLayout())
        switch place {
        case .file:
            cluster = nil
            tool = try LeadRelayTool()
        case .cluster:
            let cluster = try ClusterTool(
                brokers: try #require(ClusterTool.brokers), properties: KafkaCrew.shortTimes)
            try cluster.open().create(layout.plan)
            self.cluster = cluster
            tool = cluster.tool
            tool.address = cluster.url
        }
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

    func open() throws -> HostedLog {
        guard let cluster else { return .embedded(try EmbeddedLog(path: tool.log)) }
        return .kafka(try cluster.open())
    }

    /// What `--url` says of the log.
    var address: String { cluster?.url ?? tool.log }

    func hasFile(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: tool.directory.appending(path: name).path)
    }

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

extension ReplayFixture {
    func publish(_ records: [OutgoingRecord]) async throws {
        let publisher = try open().makePublisher()
        _ = try await publisher.publish(records)
        await publisher.close()
    }

    /// A dead letter as a worker of an older version may have left it: what it could not read then is sound by now.
    func letter(
        of id: String, time: String = "2026-03-05T09:00:00Z", reason: String = "malformedValue"
    ) async throws {
        let offset = try records("marketing.dead-letters").count
        var headers = RecordHeaders()
        for (name, value) in [
            ("ce_specversion", "1.0"), ("ce_id", id), ("ce_source", "web"), ("ce_team", "marketing"),
            ("ce_type", "leadrelay.lead.captured.v1"), ("ce_time", time), ("content-type", "application/json"),
            ("foreign", "kept"), ("deadletter-reason", reason), ("deadletter-sentence", "It was not known."),
            ("deadletter-position", "marketing.ingress/0/\(offset)"),
            ("deadletter-appendtime", "\(1_772_960_400_000 + offset)"),
        ] { headers.append(name: name, value: value) }
        try await publish([
            OutgoingRecord(
                topic: layout.marketing.deadLetters, partition: .zero, headers: headers, key: nil,
                value: Array(#"{"person":{"email":"lead0@x.example"},"contactRequested":true}"#.utf8)[...])
        ])
    }
}
