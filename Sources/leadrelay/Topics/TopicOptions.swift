import ArgumentParser
import Foundation
import LeadStream
import TopicPlanning

/// How an installation's topics are made.
struct TopicOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What stands in front of every topic's name. Default: the environment's LEADRELAY_PREFIX, else nothing.",
            valueName: "text"))
    var prefix: String?

    @Option(
        help: ArgumentHelp(
            "Partitions of the lead-keyed topics, 1 to 1024; fixed for their life.", valueName: "number"))
    var partitions: Int32 = 64

    @Option(
        help: ArgumentHelp(
            "Brokers that hold each record, 1 to 9; all but one have to have it before it counts as written.",
            valueName: "number"))
    var replicationFactor: Int16 = 3

    func validate() throws {
        guard (1...1_024).contains(partitions) else { throw ValidationError("--partitions takes 1 to 1024.") }
        guard (1...9).contains(replicationFactor) else { throw ValidationError("--replication-factor takes 1 to 9.") }
    }

    /// The topics that the contract asks for.
    func desired() throws -> [DesiredTopic] {
        let prefix = prefix ?? ProcessInfo.processInfo.environment["LEADRELAY_PREFIX"] ?? ""
        guard let layout = TopicLayout(prefix: prefix, partitions: partitions) else {
            throw CommandFailure("--prefix may hold letters, digits, dots, dashes and underscores only.")
        }
        return layout.desiredTopics(Durability(replicationFactor: replicationFactor) ?? .standard)
    }
}
