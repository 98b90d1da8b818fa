import CloudEvents
import EventLog
import KafkaClient
import KafkaLog
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import ServiceLifecycle
import StreamWorker
import WorkerHost

/// From the capture of a lead who asks to be contacted to its assignment to a rep, through both workers: from the call that
/// publishes the one to the moment when a reader of committed records sees the other.
struct Assignments {
    /// Captures that only warm everything up.
    private static let warmUp = 40

    let stage: KafkaStage
    let mix: SampleMix
    let leadsPerSecond: Int

    /// Milliseconds of each lead.
    func run(leads count: Int) async throws -> [Double] {
        let stop = StopSignal()
        async let marketing: Void = worker(MarketingWorker.self, stop).run()
        async let sales: Void = worker(SalesWorker.self, stop).run()
        let times: [Double]
        do {
            times = try await capture(count)
        } catch {
            stop.set()
            throw error
        }
        stop.set()
        _ = try await (marketing, sales)
        return times
    }

    private func worker<Team: TeamWorker>(_ team: Team.Type, _ stop: StopSignal) -> Worker<KafkaLog, Team.Work> {
        let layout = stage.layout
        return Worker(
            log: stage.log, plan: team.plan(layout, member: "bench.0"), settings: Layout.laneSettings,
            clock: SystemClock(), logger: KafkaStage.quiet, stop: stop
        ) {
            Layout.processor(team, layout)
        }
    }

    private func capture(_ count: Int) async throws -> [Double] {
        let publisher = try stage.log.makePublisher()
        _ = try await publisher.publish(mix.reps.map { $0.record(in: stage.layout) })
        let watch = try AssignmentWatch(stage)
        var published: [[UInt8]: ContinuousClock.Instant] = [:]
        var next = ContinuousClock.now
        for (number, event) in hands(count + Self.warmUp).enumerated() {
            try watch.look(until: next)
            next = .now + .seconds(1) / leadsPerSecond
            let record = event.record(in: stage.layout)
            if number >= Self.warmUp, let key = record.key { published[Array(key)] = .now }
            _ = try await publisher.publish([record])
            // The first ones are through when the workers hold their partitions.
            if number == Self.warmUp - 1 { try watch.look(until: .now + .seconds(60), orSeen: Self.warmUp) }
        }
        try watch.look(until: .now + .seconds(60), orSeen: count + Self.warmUp)
        await publisher.close()
        guard watch.seen.count >= count + Self.warmUp else {
            throw BenchError("\(watch.seen.count) of \(count + Self.warmUp) leads were assigned.")
        }
        return published.compactMap { key, time in watch.seen[key].map { time.duration(to: $0).inSeconds * 1_000 } }
    }

    /// Captures of so many leads, dated now.
    private func hands(_ count: Int) -> [SampleEvent] {
        var leads: Set<LeadID> = []
        var found: [SampleEvent] = []
        for var event in mix {
            guard case .leadCaptured(var captured) = event.payload, let lead = event.lead,
                leads.insert(lead).inserted
            else { continue }
            captured.contactRequested = true
            event.payload = .leadCaptured(captured)
            event.time = SystemClock().now()
            found.append(event)
            if found.count == count { break }
        }
        return found
    }
}

/// Sees assignments as they are committed.
final class AssignmentWatch {
    private let consumer: LogConsumer
    private let cursors: [PartitionCursor]
    private let type = Array(Catalogue[.leadAssigned].type.name.utf8)
    /// When each lead's first assignment was seen.
    private(set) var seen: [[UInt8]: ContinuousClock.Instant] = [:]

    init(_ stage: KafkaStage) throws {
        let settings = stage.log.settings
        let consumer = try LogConsumer(
            settings.cluster, .committed, own: settings.consumerProperties, logger: KafkaStage.quiet)
        cursors = try (0..<stage.layout.partitions).map {
            try consumer.open(
                KafkaPartition(stage.name(stage.layout.sales.decisions), $0), at: PartitionOffset.beginning)
        }
        self.consumer = consumer
    }

    /// Takes what has arrived.
    private func look() throws {
        _ = consumer.pipe.take()
        consumer.serve()
        for cursor in cursors {
            while let event = cursor.queue.next() {
                switch event {
                case .record(let message): take(message)
                case .end: break
                case .failure(let error): throw error
                }
                cursor.queue.advance()
            }
        }
    }

    /// Takes what arrives until then, or until so many leads were seen.
    func look(until deadline: ContinuousClock.Instant, orSeen count: Int = .max) throws {
        while seen.count < count, case let rest = ContinuousClock.now.duration(to: deadline), rest > .zero {
            consumer.pipe.wait(min(rest, .milliseconds(100)))
            try look()
        }
    }

    private func take(_ message: KafkaMessage) {
        guard let key = message.key, seen[Array(key)] == nil else { return }
        var isAssignment = false
        message.visitHeaders { name, value in
            if name.elementsEqual("ce_type".utf8), value?.elementsEqual(type) == true { isAssignment = true }
        }
        if isAssignment { seen[Array(key)] = .now }
    }
}
