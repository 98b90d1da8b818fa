import EventLog
import Foundation
import KafkaLog
import KafkaMock
import LeadEvents
import LeadStream
import StreamWorker
import Testing

/// The mock keeps what an aborted transaction wrote, so an abort shows as decisions that are there twice; what matters here
/// is that none is missing, and that the workers go on. That a reader sees each once is for the real cluster to show. The
/// mock also appends once more what an idempotent producer sends again because the answer went with its connection; so
/// connections are cut where no answer is on its way.
@Suite(
    "The workers on librdkafka's mock cluster, which does what brokers do at their worst", .serialized,
    .timeLimit(.minutes(3)))
struct KafkaMockFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: MockCluster.Request
        let answer: MockCluster.Answer

        init(_ request: MockCluster.Request, _ name: String, _ answer: MockCluster.Answer) {
            testDescription = "\(request) \(name)"
            self.request = request
            self.answer = answer
        }
    }

    /// Longer than the programs wait for an answer here.
    private static let late = MockCluster.Answer.late(2_500)

    /// Every request of a transaction: cut off, not answered in time, refused for now.
    static let passing: [Fault] = [
        Fault(.addPartitionsToTransaction, "cut", .cut),
        Fault(.addPartitionsToTransaction, "not answered", late),
        Fault(.addPartitionsToTransaction, "coordinator not available", .error(15)),
        Fault(.addPartitionsToTransaction, "concurrent transactions", .error(51)),
        Fault(.addOffsetsToTransaction, "cut", .cut),
        Fault(.addOffsetsToTransaction, "not answered", late),
        Fault(.addOffsetsToTransaction, "coordinator loading", .error(14)),
        Fault(.commitOffsetsInTransaction, "cut", .cut),
        Fault(.commitOffsetsInTransaction, "not answered", late),
        Fault(.commitOffsetsInTransaction, "coordinator loading", .error(14)),
        Fault(.commitOffsetsInTransaction, "request timed out", .error(7)),
        Fault(.produce, "cut", .cut),
        Fault(.produce, "not answered", late),
        Fault(.produce, "not the leader", .error(6)),
        Fault(.produce, "not enough replicas", .error(19)),
        Fault(.endTransaction, "cut", .cut),
        Fault(.endTransaction, "not answered", late),
        Fault(.endTransaction, "coordinator not available", .error(15)),
        Fault(.fetch, "cut", .cut),
        Fault(.heartbeat, "coordinator not available", .error(15)),
    ]

    /// What ends the transaction: the worker drops it and reads again.
    static let losses: [Fault] = [
        Fault(.commitOffsetsInTransaction, "illegal generation", .error(22)),
        Fault(.commitOffsetsInTransaction, "unknown member", .error(25)),
        Fault(.addPartitionsToTransaction, "unknown topic or partition", .error(3)),
    ]

    /// Short waits, so that a fault shows soon.
    private static let properties = [
        "session.timeout.ms=6000", "heartbeat.interval.ms=200", "socket.timeout.ms=1500", "retry.backoff.ms=50",
        "reconnect.backoff.max.ms=200", "topic.metadata.refresh.interval.ms=2000",
    ]

    /// Both workers at work on a mock cluster, and a history that is published piece by piece.
    private final class Scene {
        let cluster: MockCluster
        let crew: KafkaCrew
        let workers: LocalWorkers
        private let history: [PublishableEvent]
        private var published = 0

        init(_ more: [String] = []) throws {
            cluster = try MockCluster()
            crew = try KafkaCrew(on: cluster, partitions: 2, properties: properties + more)
            history = try KafkaCrew.history(3_000)
            Self.moveCoordinators(of: crew, cluster, to: 1)
            workers = LocalWorkers(on: crew, lanes: 1)
        }

        func moveCoordinators(to broker: Int32) { Self.moveCoordinators(of: crew, cluster, to: broker) }

        private static func moveCoordinators(of crew: KafkaCrew, _ cluster: MockCluster, to broker: Int32) {
            for team in [Team.marketing, .sales] {
                let group = crew.kafkaName(crew.layout[team].group.name)
                cluster.moveCoordinator(.group, group, to: broker)
                cluster.moveCoordinator(.transaction, group + ".first.0", to: broker)
            }
        }

        /// The next events of the history, as records.
        func next(_ count: Int) -> [OutgoingRecord] {
            let end = min(published + count, history.count)
            defer { published = end }
            return history[published..<end].map { crew.layout.record(for: $0) }
        }

        /// Publishes a piece and waits until both teams have decided something more.
        func work() async throws {
            var before: [Int64] = []
            _ = try crew.eventually {
                before = try [Team.marketing, .sales].map { try crew.decisions(of: $0) }
                return true
            }
            let publisher = try crew.log.makePublisher()
            _ = try await publisher.publish(next(60))
            await publisher.close()
            let isDecided = try crew.eventually(within: .seconds(25)) {
                try zip([Team.marketing, .sales], before).allSatisfy { try crew.decisions(of: $0) > $1 }
            }
            try #require(isDecided, "the workers stand still: \(workers.health.mapValues { $0.map(\.state) })")
        }

        /// Waits until everything published is decided on.
        ///
        /// - Returns: what an undisturbed run comes to.
        @discardableResult
        func rest() async throws -> LogContents {
            let expected = try await KafkaCrew.expectation(history[..<published])
            let whole = try crew.eventually {
                try LogContents(crew.log, crew.layout).decisions.count >= expected.decisions.count
            }
            #expect(whole, "decisions are missing")
            return expected
        }

        /// Ends the workers and compares.
        func finish(isExact: Bool) async throws {
            let expected = try await rest()
            try await workers.end()
            if isExact { return try crew.expectSameEnd(as: expected) }
            let contents = try LogContents(crew.log, crew.layout)
            #expect(contents.differences(from: expected) == [])
            #expect(contents.ends == expected.ends)
        }
    }

    @Test("a request of any phase of a transaction that is cut, not answered or refused for now costs nothing but time")
    func passing() async throws {
        // With one request under way a cut takes no other's answer with it.
        let scene = try Scene(["max.in.flight.requests.per.connection=1"])
        try await scene.work()
        for fault in Self.passing {
            for broker in MockCluster.brokerIDs {
                scene.cluster.answer(fault.request, with: fault.answer, by: broker)
            }
            let waiting = scene.cluster.waiting(fault.request)
            try await scene.work()
            let isMet = try scene.crew.eventually(within: .seconds(5)) {
                scene.cluster.waiting(fault.request) < waiting
            }
            #expect(isMet, "\(fault.testDescription) met no request")
        }
        try await scene.finish(isExact: true)
    }

    @Test("a transaction that the cluster gives up is dropped and its records are read again; none is passed over")
    func losses() async throws {
        let scene = try Scene()
        try await scene.work()
        for fault in Self.losses {
            scene.cluster.answer(fault.request, with: fault.answer, by: 1)
            try await scene.work()
            #expect(scene.cluster.waiting(fault.request) == 0, "\(fault.testDescription) met no request")
        }
        try await scene.finish(isExact: false)
    }

    @Test("brokers whose connections are cut, leaders and coordinators that move: the workers go on, and lose nothing")
    func brokers() async throws {
        let scene = try Scene()
        try await scene.work()
        for broker in MockCluster.brokerIDs {
            try await scene.rest()
            scene.cluster.stop(broker)
            // Published is what every leader has taken, so this goes on until the broker is back.
            let (publisher, records) = (try scene.crew.log.makePublisher(), scene.next(30))
            async let publishing = publisher.publish(records)
            let lanes = scene.workers.health.values.flatMap { $0 }
            _ = try scene.crew.eventually(within: .seconds(3)) { lanes.contains { $0.state.isRefused } }
            scene.cluster.start(broker)
            _ = try await publishing
            await publisher.close()
            try await scene.work()
        }
        for (round, broker) in MockCluster.brokerIDs.enumerated() {
            for spec in scene.crew.layout.plan.topics {
                for partition in 0..<spec.partitions {
                    scene.cluster.moveLeader(
                        of: scene.crew.kafkaName(spec.name.name), partition,
                        to: MockCluster.brokerIDs[(Int(partition) + round) % MockCluster.brokerIDs.count])
                }
            }
            try await scene.work()
            scene.moveCoordinators(to: broker)
            try await scene.work()
        }
        try await scene.finish(isExact: true)
    }
}
