extension LogConsumer {
    /// Asks what the cluster has until a broker answers.
    ///
    /// - Throws: at once where the cluster refuses our credentials or TLS fails; otherwise after `patience`. The message says
    ///   which address, what went wrong last, and what to do.
    package func connect(to brokers: String, within patience: Duration) throws(KafkaError) -> ClusterMetadata {
        let deadline = ContinuousClock.now + patience
        while true {
            do throws(KafkaError) {
                return try clusterMetadata(timeout: min(patience, .seconds(1)))
            } catch {
                // librdkafka tells what is wrong only to who serves it.
                serve()
                let problem = client.context.problem ?? error
                switch problem.code {
                case .authentication:
                    throw Self.failure(
                        problem, "\(brokers) refuses the credentials",
                        "check sasl.mechanism, sasl.username and sasl.password, and that the user exists")
                case .tls:
                    throw Self.failure(
                        problem, "TLS with \(brokers) fails",
                        "check ssl.ca.location, and that the brokers' certificates carry the names that are used here")
                default:
                    guard error.recovery == .retry, ContinuousClock.now < deadline else {
                        throw Self.failure(
                            problem, "no broker answers at \(brokers) within \(patience.milliseconds / 1_000) s",
                            "check the address, that the cluster runs, that this machine may reach it, and that"
                                + " security.protocol is the one that this port speaks")
                    }
                }
            }
        }
    }

    private static func failure(_ problem: KafkaError, _ what: String, _ mend: String) -> KafkaError {
        KafkaError(
            problem.code, operation: "connect", recovery: problem.recovery,
            message: "\(what) (\(problem.message)); \(mend)")
    }
}
