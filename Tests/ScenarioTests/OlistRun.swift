import EmbeddedLog
import EventLog
import Foundation
import KafkaLog
import Testing

/// Olist's files on a log of their own.
struct OlistRun {
    struct Funnel: Decodable, Equatable {
        struct Row: Decodable, Equatable {
            let key: String?
            let captured: Int
            let qualified: Int
            let offered: Int
            let assigned: Int
            let accepted: Int
            let contacted: Int
            let won: Int
            let rate: Double
            let medianDaysToWon: Double?
            let medianHours: [String: Double?]
        }

        let rows: [Row]
        let total: Row
        let anomalies: Int
    }

    private static let files = ["olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv"]
    private static let examples = OlistExpectation.package.appending(path: "Examples/olist").path
    private static let teams = ["marketing-worker", "sales-worker"]
    private let tool: LeadRelayTool
    /// `nil`: an embedded log.
    private let cluster: ClusterTool?

    init() throws {
        tool = try LeadRelayTool()
        cluster = nil
    }

    /// On a real cluster, four partitions each.
    init(on cluster: ClusterTool) throws {
        tool = cluster.tool
        self.cluster = cluster
        let result = try cluster.run("topics", "apply", "--partitions", "4", "--replication-factor", "1")
        try #require(result.status == 0, "\(result.errors)")
    }

    private var address: [String] { cluster.map { ["--url", $0.url] } ?? [] }

    /// Both files merged by time, all at once.
    func publish() throws { try publish("--merge-by-time") }

    /// Runs both workers until all is at rest.
    func work() throws {
        let workers = try start("--exit-when-idle")
        #expect(workers.map { $0.status() } == [0, 0])
    }

    /// Slice by slice, while both workers run.
    func publishInLockstep(_ slice: String) throws {
        let workers = try start()
        defer { for worker in workers { worker.end() } }
        try publish("--lockstep", slice)
    }

    func funnel(by dimension: String) throws -> Funnel {
        let result = try tool.run(["funnel", "--by", dimension, "--json"] + address)
        return try JSONDecoder().decode(Funnel.self, from: Data(result.output.utf8))
    }

    /// How many decisions each team has written.
    func decisions() throws -> [Int] {
        if let cluster { return try Self.decisions(cluster.open().makeReader()) }
        return try Self.decisions(EmbeddedLog(path: tool.log).makeReader())
    }

    private static func decisions(_ reader: some LogReader) throws -> [Int] {
        try ["marketing.decisions", "sales.decisions"].map { name in
            let topic = try #require(TopicName(name))
            let partitions = try #require(reader.topics(named: [topic]).first?.spec.partitions)
            var count = 0
            for number in 0..<partitions {
                let partition = try #require(PartitionID(number))
                count += try reader.all(TopicPartition(topic, partition)).count
            }
            return count
        }
    }

    private func publish(_ order: String...) throws {
        let mappings = ["leads", "deals"].flatMap { ["--map", "\(Self.examples)/\($0).yaml"] }
        let files = Self.files.map { OlistExpectation.data.appending(path: $0).path }
        // Day by day the whole history takes about a minute, and longer beside other work.
        let result = try tool.run(["publish"] + order + mappings + files + address, within: 600)
        try #require(result.status == 0, "\(result.errors)")
    }

    private func start(_ more: String...) throws -> [RunningProgram] {
        let arguments = ["--clock", "log", "--agreement", "\(Self.examples)/agreement.yaml"] + address + more
        return try Self.teams.map { try tool.start($0, arguments) }
    }
}
