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
                case .transport where problem.isRefusedCertificate, .tls where problem.isRefusedCertificate:
                    throw Self.failure(
                        problem, as: .tls, "\(brokers) asks for a certificate, and refuses ours or finds none",
                        "check ssl.certificate.location and ssl.key.location, that the certificate has not expired, and that the"
                            + " brokers trust the CA that signed it")
                case .authentication:
                    throw Self.failure(
                        problem, "\(brokers) refuses the credentials",
                        "check sasl.mechanism, sasl.username and sasl.password, and that the user exists")
                case .tls where !problem.isHangUp:
                    throw Self.failure(
                        problem, "TLS with \(brokers) fails",
                        "check ssl.ca.location, and that the brokers' certificates have not expired and carry the names that are"
                            + " used here")
                default:
                    guard error.recovery == .retry, ContinuousClock.now < deadline else {
                        throw Self.failure(
                            problem, as: problem.isHangUp ? .transport : problem.code,
                            "no broker answers at \(brokers) within \(patience.milliseconds / 1_000) s",
                            "check the address, that the cluster runs, that this machine may reach it, and that"
                                + " security.protocol is the one that this port speaks")
                    }
                }
            }
        }
    }

    private static func failure(
        _ problem: KafkaError, as code: KafkaCode? = nil, _ what: String, _ mend: String
    ) -> KafkaError {
        let code = code ?? problem.code
        return KafkaError(
            code, operation: "connect", recovery: code == .transport ? .retry : code == .tls ? .stop : problem.recovery,
            message: "\(what) (\(problem.message)); \(mend)")
    }
}

extension KafkaError {
    /// Whether the broker ended TLS because of our certificate. A broker that speaks TLS 1.3 does so after the handshake, where
    /// librdkafka takes it for a broken connection.
    fileprivate var isRefusedCertificate: Bool {
        message.contains("certificate") && message.contains("SSL alert number")
    }

    /// Whether the other side hung up amid the handshake: a port without TLS, or a broker that is going down.
    fileprivate var isHangUp: Bool { code == .tls && message.contains("unexpected eof") }
}
