import Glibc

extension KafkaConfiguration {
    /// Properties that nobody may set, because what is promised rests on them, each with the reason.
    static let reserved: [String: String] = {
        let positions = "positions are committed with what was made of the records, and in no other way"
        let broker = "the brokers stand in the address"
        let durable = "published means kept by all in-sync replicas, once"
        return [
            "acks": durable, "request.required.acks": durable, "enable.idempotence": durable,
            "enable.gapless.guarantee": durable,
            "transactional.id": "it is made of the prefix, the worker and the instance",
            "group.id": "it is made of the prefix and the worker",
            "group.instance.id": "it is the instance's name",
            "isolation.level": "records of aborted transactions must not be seen",
            "enable.auto.commit": positions, "auto.commit.enable": positions, "enable.auto.offset.store": positions,
            "auto.offset.reset": "a position that is gone is an error, never a jump",
            "enable.partition.eof": "how a session learns that it has read all",
            "allow.auto.create.topics": "topics come from the plan",
            "bootstrap.servers": broker, "metadata.broker.list": broker,
        ]
    }()

    /// Looks for what librdkafka would take though it cannot work, or would break a promise.
    ///
    /// - Throws: an error that names the property and the mend; never a value, which may be a secret.
    package func check() throws(KafkaError) {
        let raw = ConfigurationHandle()
        for (name, value) in allProperties([]) {
            if properties[name] != nil, let reason = Self.reserved[name] {
                throw Self.refusal("\(name) cannot be set: \(reason); leave it out")
            }
            try raw.set(name, value)
        }
        let layer = (properties["security.protocol"] ?? "plaintext").lowercased()
        try checkLayer(layer, has: "ssl", for: "ssl.", "ssl or sasl_ssl")
        try checkLayer(layer, has: "sasl", for: "sasl.", "sasl_ssl (or sasl_plaintext, in a network that is trusted)")
        if layer.hasPrefix("sasl") { try checkCredentials() }
        try checkFiles()
    }

    private func checkFiles() throws(KafkaError) {
        for name in ["ssl.ca.location", "ssl.certificate.location", "ssl.key.location", "ssl.keystore.location"] {
            guard let path = properties[name], path != "probe", access(path, R_OK) != 0 else { continue }
            throw Self.refusal("\(name) is \(path), which cannot be read (\(String(cString: strerror(errno))))")
        }
    }

    private func checkLayer(
        _ layer: String, has part: String, for prefix: String, _ mend: String
    ) throws(KafkaError) {
        guard !layer.contains(part), let name = properties.keys.filter({ $0.hasPrefix(prefix) }).min() else { return }
        throw Self.refusal(
            "\(name) has no effect while security.protocol is \(layer); set security.protocol to \(mend)")
    }

    private func checkCredentials() throws(KafkaError) {
        guard let mechanism = properties["sasl.mechanism"] ?? properties["sasl.mechanisms"] else {
            throw Self.refusal(
                "sasl.mechanism is missing; set it to PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER")
        }
        var needed: [String] = []
        switch mechanism {
        case "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512": needed = ["sasl.username", "sasl.password"]
        case "OAUTHBEARER" where properties["enable.sasl.oauthbearer.unsecure.jwt"] != "true":
            guard properties["sasl.oauthbearer.method"] == "oidc" else {
                throw Self.refusal(
                    "sasl.oauthbearer.method has to be oidc: tokens come from the endpoint that"
                        + " sasl.oauthbearer.token.endpoint.url names")
            }
            needed = ["token.endpoint.url", "client.id", "client.secret"].map { "sasl.oauthbearer.\($0)" }
        default: break
        }
        guard let missing = needed.first(where: { properties[$0] == nil }) else { return }
        throw Self.refusal("\(missing) is missing; \(mechanism) needs \(needed.joined(separator: " and "))")
    }

    private static func refusal(_ message: String) -> KafkaError {
        KafkaError(.invalidArgument, operation: "configure", recovery: .stop, message: message)
    }
}
