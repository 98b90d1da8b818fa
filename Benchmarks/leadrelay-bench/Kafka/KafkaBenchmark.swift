import AllocationCount
import LeadStream
import SampleHistory

/// The measures on a cluster: what librdkafka alone can do, what our client, our worker and both workers make of it.
struct KafkaBenchmark {
    /// Heap allocations for each record on the worker's path, librdkafka's own among them: a tenth above what was measured.
    private static let mostAllocations = 80.0
    /// Leads a second that are assigned: some 400,000 a day, and four times as many.
    private static let rates = [5, 20]

    private let scale: KafkaScale
    private let brokers: String
    private let ceiling: KafkaCeiling
    private let mix: SampleMix

    init(_ scale: KafkaScale, brokers: String, mix: SampleMix) {
        self.scale = scale
        self.brokers = brokers
        self.mix = mix
        ceiling = KafkaCeiling(program: scale.kafkaCeiling, brokers: brokers)
    }

    func run() async throws -> [Measurement] {
        var measurements: [Measurement] = []
        for measure in KafkaMeasure.allCases where scale.onlyOnKafka.contains(measure) {
            switch measure {
            case .work: measurements += try await worked()
            case .allocations: measurements += try await allocated()
            case .acknowledgement: measurements += try await acknowledged()
            case .assignment:
                for rate in Self.rates { measurements += try await assigned(leadsPerSecond: rate) }
            }
        }
        return measurements
    }

    /// Reading, and working with one lane and with two, on the same records.
    private func worked() async throws -> [Measurement] {
        let stage = try KafkaStage(scale, brokers: brokers, name: "work")
        defer { stage.cleanUp() }
        let inbox = stage.layout.marketing.inbox
        Progress.say("publishing \(scale.records) records ...")
        let bytes = try await stage.publish(scale.records, of: mix)
        Progress.say("reading them ...")
        let bare = try ceiling.consume(stage.name(inbox), partitions: scale.partitions)
        let ours = try BatchConsumption(stage: stage).run(inbox)
        Progress.say("passing them on ...")
        let target = stage.name(stage.layout.marketing.decisions)
        let relay = try ceiling.relay(stage.name(inbox), partitions: scale.partitions, to: target)
        Progress.say("working them off, one lane ...")
        let one = try await WorkerOnKafka(stage: stage).run(lanes: 1)
        Progress.say("working them off, two lanes ...")
        let two = try await workOnFreshLog(lanes: 2)
        let count = Double(scale.records)
        return [
            Measurement(name: "bytes of a record's value", value: Double(bytes.values) / count, unit: "bytes"),
            Measurement(name: "  with key and headers", value: Double(bytes.whole) / count, unit: "bytes"),
            Measurement(
                name: "batch consumption", value: ours.records / ours.seconds, unit: "records/s",
                ceiling: bare.records / bare.seconds, target: .share(0.8)),
            Measurement(
                name: "marketing-worker, one lane", value: count / one.seconds, unit: "records/s",
                ceiling: relay.records / relay.seconds, target: .share(0.5)),
            Measurement(name: "  records appended per record", value: Double(one.appended) / count, unit: ""),
            Measurement(name: "  commits", value: Double(one.commits), unit: ""),
            Measurement(
                name: "marketing-worker, two lanes", value: count / two.seconds, unit: "records/s",
                ceiling: relay.records / relay.seconds),
        ]
    }

    /// A log of its own, so that the run does not find what another has worked off.
    private func workOnFreshLog(lanes: Int) async throws -> WorkerOnKafka.Outcome {
        let stage = try KafkaStage(scale, brokers: brokers, name: "lanes-\(lanes)")
        defer { stage.cleanUp() }
        _ = try await stage.publish(scale.records, of: mix)
        return try await WorkerOnKafka(stage: stage).run(lanes: lanes)
    }

    private func allocated() async throws -> [Measurement] {
        Progress.say("counting allocations ...")
        let stage = try KafkaStage(scale, brokers: brokers, name: "allocations")
        defer { stage.cleanUp() }
        let count = min(scale.records, 100_000)
        _ = try await stage.publish(count, of: mix)
        allocation_count_begin()
        _ = try await WorkerOnKafka(stage: stage).run(lanes: 1)
        let allocations = allocation_count_end()
        return [
            Measurement(
                name: "allocations per record", value: Double(allocations) / Double(count), unit: "",
                target: .atMost(Self.mostAllocations))
        ]
    }

    private func acknowledged() async throws -> [Measurement] {
        Progress.say("publishing single records ...")
        let stage = try KafkaStage(scale, brokers: brokers, name: "single")
        defer { stage.cleanUp() }
        let topic = stage.layout.marketing.inbox
        let bare = try ceiling.acknowledge(stage.name(topic), count: scale.singles)
        let ours = try await Acknowledgement(stage: stage).run(topic, count: scale.singles)
        return [
            Measurement(name: "acknowledgement, median", value: ours.median, unit: "ms"),
            Measurement(
                name: "  added by us", value: ours.median - bare.median, unit: "ms", target: .atMost(5)),
            Measurement(name: "  99th percentile", value: ours.most, unit: "ms"),
            Measurement(name: "  added by us", value: ours.most - bare.most, unit: "ms", target: .atMost(5)),
        ]
    }

    private func assigned(leadsPerSecond rate: Int) async throws -> [Measurement] {
        Progress.say("capturing leads to be assigned, \(rate) a second ...")
        let stage = try KafkaStage(scale, brokers: brokers, name: "assign-\(rate)")
        defer { stage.cleanUp() }
        let times = try await Assignments(stage: stage, mix: mix, leadsPerSecond: rate).run(leads: scale.hands)
        return [
            Measurement(
                name: "captured to assigned, \(rate) leads a second, median", value: times.percentile(50), unit: "ms"),
            Measurement(
                name: "  99th percentile", value: times.percentile(99), unit: "ms", target: .atMost(500)),
        ]
    }
}
