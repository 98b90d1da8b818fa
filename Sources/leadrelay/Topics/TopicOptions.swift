import ArgumentParser
import EventLog
import KafkaLog
import LeadStream
import TopicPlanning
import TopicSettings
import WorkerHost

/// How an installation's topics are made.
struct TopicOptions: ParsableArguments {
    private static let newPartitions: Int32 = 64

    @OptionGroup var log: LogOptions

    @Option(
        help: ArgumentHelp(
            "Partitions of the lead-keyed topics, 1 to 1024; fixed for their life (default: as many as there are, \(Self.newPartitions) of new ones).",
            valueName: "number"))
    var partitions: Int32?

    @Option(
        help: ArgumentHelp(
            "Brokers that hold each record, 1 to 9; half of them, rounded up, have to have it before it counts as written.",
            valueName: "number"))
    var replicationFactor: Int16 = 3

    func validate() throws {
        guard (1...1_024).contains(partitions ?? 1) else { throw ValidationError("--partitions takes 1 to 1024.") }
        guard (1...9).contains(replicationFactor) else { throw ValidationError("--replication-factor takes 1 to 9.") }
    }

    /// The topics that the contract asks for, as they are called on the cluster, and of which it has some perhaps.
    func desired(on cluster: ClusterTopics) async throws -> [DesiredTopic] {
        let desired = try desired()
        guard partitions == nil, let found = try await cluster.leadKeyedPartitions(of: desired) else { return desired }
        return try self.desired(partitions: found)
    }

    /// The topics that the contract asks for, where there are none yet.
    func desired() throws -> [DesiredTopic] { try desired(partitions: partitions ?? Self.newPartitions) }

    private func desired(partitions: Int32) throws -> [DesiredTopic] {
        guard let layout = TopicLayout(prefix: try cluster?.prefix ?? "", partitions: partitions) else {
            throw ValidationError("--url: the prefix is so long that a topic cannot be named.")
        }
        return layout.desiredTopics(Durability(replicationFactor: replicationFactor) ?? .standard)
    }

    /// The cluster that the address names; `nil` where it names an embedded log.
    var cluster: KafkaLogSettings? {
        get throws {
            guard case .kafka(let url) = try log.location else { return nil }
            return try log.described { () throws(LogError) in
                try KafkaLogSettings(url: url, environment: ProcessEnvironment.all)
            }
        }
    }

    /// - Throws: ``CommandFailure`` where the address names no cluster.
    func open() throws -> ClusterTopics {
        guard let cluster = try cluster else {
            throw CommandFailure(
                "An embedded log makes its topics by itself; give --url (or LEADRELAY_URL) kafka://host:9092.")
        }
        return try log.described { () throws(LogError) in try ClusterTopics(cluster, logger: LogOptions.logger) }
    }
}
