import EventLog
import KafkaClient
import KafkaLog
import Testing

/// A worker stands still, and what it was to read goes meanwhile.
@Suite("Records that are deleted under a session that runs", .serialized, ClusterWorld.isThere, .timeLimit(.minutes(2)))
struct DeletedRecordsTests {
    private struct Scene {
        let world: ClusterWorld
        let plan: SessionPlan
        let ingress: TopicPartition
        let session: KafkaSession

        /// A session that has committed the first of nine records, and has fetched some of the others at most.
        init(mayExpire: Bool) async throws {
            world = try ClusterWorld { $0.fetchAheadKilobytes = 1 }
            var plan = world.plan("one")
            plan.sidecars = [.init(world.ingress, mayExpire: mayExpire)]
            self.plan = plan
            ingress = try world.place(world.ingress, 0)
            try await world.publish(["read"], to: ingress)
            session = try world.log.openSession(plan)
            #expect(try Self.start(session).isEmpty)
            while true {
                guard case .records = try session.poll(PollLimits(), timeout: .milliseconds(50)) else { continue }
                break
            }
            try session.commit([InputPosition(ingress, next: .zero.next)])
            // Larger together than what is fetched at once, and not to be made smaller.
            var random = SystemRandomNumberGenerator()
            for _ in 1...8 {
                let text = (0..<200_000).map { _ in String(UInt8.random(in: 16...255, using: &random), radix: 16) }
                try await world.publish([text.joined()], to: ingress)
            }
        }

        static func start(_ session: KafkaSession) throws -> [ExpiredRecords] {
            while true {
                guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .milliseconds(50)) else {
                    continue
                }
                for partition in partitions { try session.restore(partition) { _ in } }
                return try session.start(partitions)
            }
        }

        /// Deletes everything, and reads on until that is noticed.
        func failure() throws -> LogError {
            try world.log.deleteRecords(of: ingress, before: #require(Offset(9)))
            return try #require(throws: LogError.self) {
                while true { _ = try session.poll(PollLimits(), timeout: .milliseconds(50)) }
            }
        }
    }

    @Test("what expires under a worker that runs does not end it: another session goes on behind it, and counts it")
    func expired() async throws {
        let scene = try await Scene(mayExpire: true)
        let error = try scene.failure()
        #expect(error.code == .offsetOutOfRange && error.recovery == .reopen, "\(error)")
        #expect(error.message.contains("in ingress[0], which holds 9 to 9; "), "\(error)")
        #expect(error.message.hasSuffix("records were deleted before they were read"), "\(error)")
        scene.session.close()
        let next = try scene.world.log.openSession(scene.plan)
        defer { next.close() }
        let expired = ExpiredRecords(scene.ingress, from: .zero.next, to: try #require(Offset(9)))
        #expect(try Scene.start(next) == [expired])
    }

    @Test("what may not expire and is deleted under a worker that runs ends it, with the partition and what to do")
    func lost() async throws {
        let scene = try await Scene(mayExpire: false)
        defer { scene.session.close() }
        let error = try scene.failure()
        #expect(error.code == .offsetOutOfRange && error.recovery == .stop, "\(error)")
        #expect(error.message.contains("workers stands at "), "\(error)")
        #expect(error.message.contains("in ingress[0], which holds 9 to 9; "), "\(error)")
        #expect(error.message.hasSuffix("bring them back, or begin with a new prefix"), "\(error)")
    }
}
