import Hummingbird
package import Logging
import ServiceLifecycle

/// Answers `/healthz`, `/readyz` and `/metrics` over HTTP.
///
/// Shutdown: it stops listening when the group of services does; requests in hand are finished.
package struct HealthServer: Service {
    /// What the server asks for with each request, from any thread.
    package struct Probes: Sendable {
        /// What is wrong so that a restart would mend it; empty where nothing is. One line each, without personal data.
        package let unhealthy: @Sendable () -> [String]
        /// Why no work can be expected yet; empty where it can.
        package let unready: @Sendable () -> [String]
        /// The metrics in Prometheus' text format. May block shortly.
        package let metrics: @Sendable () async -> String

        package init(
            unhealthy: @escaping @Sendable () -> [String], unready: @escaping @Sendable () -> [String],
            metrics: @escaping @Sendable () async -> String
        ) {
            self.unhealthy = unhealthy
            self.unready = unready
            self.metrics = metrics
        }
    }

    /// The address could not be listened on.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let host: String
    private let port: Int
    private let probes: Probes
    private let logger: Logger
    private let listening: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - port: 0 takes any that is free.
    ///   - listening: called once with the port, when the server answers.
    package init(
        host: String, port: Int, probes: Probes, logger: Logger,
        listening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.probes = probes
        self.logger = logger
        self.listening = listening
    }

    package func run() async throws {
        var quiet = logger
        // What fails is thrown. Beside that the server calls it an error that it is ended, where a worker ended by one.
        quiet.logLevel = .critical
        let application = Application(
            router: Self.router(probes), configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { [listening] channel in await listening(channel.localAddress?.port ?? 0) },
            logger: quiet)
        do {
            try await application.run()
        } catch {
            throw Failure(
                description: "The health server cannot listen on \(host), port \(port): \(error); "
                    + "choose another --health-port, or end the program that has it.")
        }
    }

    private static func router(_ probes: Probes) -> Router<BasicRequestContext> {
        let router = Router()
        router.get("healthz") { _, _ in answer(probes.unhealthy()) }
        router.get("readyz") { _, _ in answer(probes.unready()) }
        router.get("metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: await probes.metrics())))
        }
        return router
    }

    private static func answer(_ problems: [String]) -> Response {
        let text = problems.isEmpty ? "ok\n" : problems.map { $0 + "\n" }.joined()
        return Response(
            status: problems.isEmpty ? .ok : .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
