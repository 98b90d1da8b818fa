import ArgumentParser

/// Which cluster is measured, and how much.
struct KafkaScale: ParsableArguments {
    @Option(help: ArgumentHelp("Measures on this cluster instead.", valueName: "host:port,..."))
    var kafka: String?

    @Option(help: "Of these measures, runs these alone: \(KafkaMeasure.list).")
    var onlyOnKafka: [KafkaMeasure] = KafkaMeasure.allCases

    @Option(help: "Records that are read, passed on and worked off.")
    var records = 1_000_000

    @Option(help: "Partitions of each topic.")
    var partitions: Int32 = 8

    @Option(help: "Single records that are published one after the other.")
    var singles = 1_000

    @Option(help: "Leads that raise their hand, at each rate, to be assigned.")
    var hands = 600

    @Option(help: "The program that shows what librdkafka alone can do; beside this one by default.")
    var kafkaCeiling = Program.sibling("kafka-ceiling")

    func validate() throws {
        guard records > 0, singles > 0, hands > 0, partitions > 0 else {
            throw ValidationError("--records, --singles, --hands and --partitions are 1 or more.")
        }
    }
}

/// What can be measured on a cluster, in the order in which it is.
enum KafkaMeasure: String, CaseIterable, ExpressibleByArgument {
    case work
    case allocations
    case acknowledgement
    case assignment

    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
