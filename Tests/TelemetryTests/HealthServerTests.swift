import Foundation
import FoundationNetworking
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import Telemetry

@Suite("Health over HTTP", .timeLimit(.minutes(1)))
struct HealthServerTests {
    private final class Problems: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] {
            get { lines.withLock { $0 } }
            set { lines.withLock { $0 = newValue } }
        }
    }

    private struct Answer: Equatable {
        let status: Int
        let body: String

        init(_ status: Int, _ body: String) {
            self.status = status
            self.body = body
        }
    }

    private static func get(_ path: String, _ port: Int) async throws -> Answer {
        let address = try #require(URL(string: "http://127.0.0.1:\(port)/\(path)"))
        let (data, response) = try await URLSession.shared.data(from: address)
        return Answer((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    /// Runs a server on a free port while the body asks it.
    private func serve(
        _ probes: HealthServer.Probes, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let server = HealthServer(host: "127.0.0.1", port: 0, probes: probes, logger: Logger(label: "test")) { port in
            continuation.yield(port)
        }
        let group = ServiceGroup(services: [server], logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                try await body(port)
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("each path answers with its probe: 200 where nothing is wrong, else 503 with what is")
    func probes() async throws {
        let (sick, unready) = (Problems(), Problems())
        let probes = HealthServer.Probes(
            unhealthy: { sick.all }, unready: { unready.all }, metrics: { "m 1\n" })
        try await serve(probes) { port in
            let alive = try await Self.get("healthz", port)
            #expect(alive == Answer(200, "ok\n"))
            let ready = try await Self.get("readyz", port)
            #expect(ready == Answer(200, "ok\n"))
            unready.all = ["w: restoring 2 partitions"]
            let stillAlive = try await Self.get("healthz", port)
            #expect(stillAlive == Answer(200, "ok\n"))
            let restoring = try await Self.get("readyz", port)
            #expect(restoring == Answer(503, "w: restoring 2 partitions\n"))
            sick.all = ["w: no poll", "v: no poll"]
            let stuck = try await Self.get("healthz", port)
            #expect(stuck == Answer(503, "w: no poll\nv: no poll\n"))
            let metrics = try await Self.get("metrics", port)
            #expect(metrics == Answer(200, "m 1\n"))
            let unknown = try await Self.get("elsewhere", port)
            #expect(unknown.status == 404)
        }
    }

    @Test("a port that another program has is one sentence with what to do")
    func portTaken() async throws {
        let probes = HealthServer.Probes(unhealthy: { [] }, unready: { [] }, metrics: { "" })
        try await serve(probes) { port in
            let second = HealthServer(host: "127.0.0.1", port: port, probes: probes, logger: Logger(label: "test"))
            let failure = await #expect(throws: HealthServer.Failure.self) { try await second.run() }
            #expect(failure?.description.contains("cannot listen on 127.0.0.1, port \(port)") == true)
        }
    }
}
