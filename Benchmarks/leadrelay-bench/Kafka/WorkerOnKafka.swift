import EventLog
import KafkaLog
import LeadStream
import Marketing
import ServiceLifecycle
import StreamWorker
import Synchronization
import WorkerHost

/// The marketing worker doing its full work exactly once: state, changelog, decisions, positions, in transactions.
struct WorkerOnKafka {
    struct Outcome {
        let seconds: Double
        /// Records that it appended.
        let appended: Int
        let commits: Int
    }

    let stage: KafkaStage

    /// - Returns: from the first record that it appended to its last commit.
    func run(lanes: Int) async throws -> Outcome {
        let stop = StopSignal()
        let unread = Mutex(try ends(of: stage.layout.marketing.inbox))
        let journal = CommitJournal { positions in
            let isDone = unread.withLock { unread in
                for position in positions {
                    guard let end = unread[position.input], position.next >= end else { continue }
                    unread[position.input] = nil
                }
                return unread.isEmpty
            }
            if isDone { stop.set() }
        }
        let worker = Worker(
            log: JournalingLog(base: stage.log, journal: journal), lanes: try (0..<lanes).map(setup),
            settings: Layout.laneSettings, clock: SystemClock(), logger: KafkaStage.quiet, stop: stop)
        try await worker.run()
        let done = journal.contents
        guard let began = done.began, let ended = done.lastCommit else { throw BenchError("The worker did nothing.") }
        return Outcome(
            seconds: began.duration(to: ended).inSeconds, appended: done.rows.count, commits: done.commits.count)
    }

    private func setup(_ lane: Int) throws -> LaneSetup<MarketingWorker.Work> {
        // A layout of its own, as the worker's program gives each lane.
        guard let layout = TopicLayout(partitions: stage.layout.partitions) else {
            throw BenchError("The topics have no valid names.")
        }
        return LaneSetup(plan: MarketingWorker.plan(layout, member: "bench.\(lane)")) {
            Layout.processor(MarketingWorker.self, layout)
        }
    }

    private func ends(of topic: TopicName) throws -> [TopicPartition: Offset] {
        let reader = try stage.log.makeReader()
        var ends: [TopicPartition: Offset] = [:]
        for number in 0..<stage.layout.partitions {
            guard let partition = PartitionID(number) else { continue }
            let place = TopicPartition(topic, partition)
            let end = try reader.bounds(of: place).end
            if end > .zero { ends[place] = end }
        }
        return ends
    }
}
