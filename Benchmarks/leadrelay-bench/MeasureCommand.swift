import ArgumentParser

/// Runs the measures one after the other, each with its ceiling, and prints the table.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Runs the measures and prints the table.")

    @OptionGroup var scale: Scale
    @OptionGroup var kafkaScale: KafkaScale

    @Option(help: "Runs these alone: \(Measure.list).")
    var only: [Measure] = Measure.allCases

    @Option(help: "The `leadrelay` that publishes the CSV file; beside this program by default.")
    var leadrelay = Program.sibling("leadrelay")

    func run() async throws {
        try scale.prepare()
        defer { scale.cleanUp() }
        var table = MeasurementTable()
        if let brokers = kafkaScale.kafka {
            let mix = scale.mix(of: kafkaScale.records * 2)
            table.add(try await KafkaBenchmark(kafkaScale, brokers: brokers, mix: mix).run())
            return print(table.text)
        }
        for measure in Measure.allCases where only.contains(measure) {
            Progress.say("\(measure.rawValue) ...")
            switch measure {
            case .rules: table.add(try RulesBenchmark(scale).run())
            case .endToEnd: table.add(try await EndToEndBenchmark(scale).run())
            case .publish: table.add(try PublishBenchmark(scale, leadrelay: leadrelay).run())
            case .memory: table.add(try MemoryBenchmark(scale).run())
            }
        }
        print(table.text)
    }
}

/// What can be measured, in the order in which it is.
enum Measure: String, CaseIterable, ExpressibleByArgument {
    case rules
    case endToEnd = "end-to-end"
    case publish
    case memory

    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
