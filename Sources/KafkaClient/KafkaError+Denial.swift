import CRdKafka

extension KafkaCode {
    /// Whether a broker refused what was asked for because this principal has no right to it.
    package var isDenial: Bool {
        [.topicDenied, .groupDenied, .clusterDenied, .transactionDenied].contains(self)
    }
}

extension KafkaError {
    /// The same error; a denial says whom it met and what was asked for, which librdkafka's own sentences mostly do not.
    ///
    /// - Parameter resource: `nil`: not known.
    func about(_ resource: String?, of client: OpaquePointer?) -> KafkaError {
        guard code.isDenial else { return self }
        let what = resource.flatMap { message.contains($0) ? nil : ", \($0)" } ?? ""
        return KafkaError(
            code, operation: operation, recovery: recovery, message: "\(Self.principal(of: client))\(what): \(message)")
    }

    /// Whom the brokers take a client for, as far as the client can know.
    private static func principal(of client: OpaquePointer?) -> String {
        let isSASL = property("security.protocol", of: client)?.hasPrefix("sasl") == true
        if isSASL { return property("sasl.username", of: client).map { "User:\($0)" } ?? "the token's principal" }
        return property("ssl.certificate.location", of: client).map { "the certificate \($0)" } ?? "User:ANONYMOUS"
    }

    /// `nil`: not set.
    private static func property(_ name: String, of client: OpaquePointer?) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
            buffer.initialize(repeating: 0)
            var size = buffer.count
            guard let client, let text = buffer.baseAddress,
                rd_kafka_conf_get(rd_kafka_conf(client), name, text, &size) == RD_KAFKA_CONF_OK, text[0] != 0
            else { return nil }
            return String(cString: text)
        }
    }
}
