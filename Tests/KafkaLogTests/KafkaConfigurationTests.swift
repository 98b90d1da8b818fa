import EventLog
import KafkaClient
import KafkaLog
import Testing

@Suite("Properties of a log on Kafka are checked when it is opened, before any broker is asked")
struct KafkaConfigurationTests {
    @Test(
        "encryption and credentials that librdkafka takes",
        arguments: [
            [:], ["security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "https"],
            ["security.protocol": "SASL_SSL", "sasl.mechanism": "PLAIN", "sasl.username": "u", "sasl.password": "p"],
            [
                "security.protocol": "sasl_ssl", "sasl.mechanism": "SCRAM-SHA-256", "sasl.username": "u",
                "sasl.password": "p",
            ],
            [
                "security.protocol": "sasl_plaintext", "sasl.mechanisms": "SCRAM-SHA-512", "sasl.username": "u",
                "sasl.password": "p",
            ],
            [
                "security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER",
                "enable.sasl.oauthbearer.unsecure.jwt": "true",
            ],
            ["linger.ms": "0", "compression.type": "lz4", "statistics.interval.ms": "0"],
        ])
    func taken(_ properties: [String: String]) throws {
        try configuration(properties).check()
    }

    @Test(
        "what cannot work or breaks a promise is refused by its name, and no secret is told",
        arguments: [
            (["lingerms": "1"], "lingerms is no property"), (["linger.ms": "hunter2"], "linger.ms has a value"),
            (["compression.type": "hunter2"], "compression.type has a value"),
            (["enable.auto.commit": "true"], "enable.auto.commit cannot be set"),
            (["isolation.level": "read_uncommitted"], "isolation.level cannot be set"),
            (["acks": "1"], "acks cannot be set"), (["group.id": "g"], "group.id cannot be set"),
            (["transactional.id": "t"], "transactional.id cannot be set"),
            (["bootstrap.servers": "b"], "bootstrap.servers cannot be set"),
            (["ssl.ca.location": "/ca"], "ssl.ca.location has no effect"),
            (["sasl.username": "u"], "sasl.username has no effect"),
            (["security.protocol": "ssl", "sasl.password": "hunter2"], "sasl.password has no effect"),
            (["security.protocol": "ssl", "ssl.key.location": "/no/key"], "/no/key, which cannot be read"),
            (["security.protocol": "sasl_ssl"], "sasl.mechanism is missing"),
            (["security.protocol": "sasl_ssl", "sasl.mechanism": "PLAIN"], "sasl.username is missing"),
            (
                ["security.protocol": "sasl_ssl", "sasl.mechanism": "PLAIN", "sasl.username": "u"],
                "sasl.password is missing"
            ),
            (["security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER"], "sasl.oauthbearer.method"),
        ])
    func refused(_ properties: [String: String], reason: String) {
        let error = #expect(throws: LogError.self) {
            try KafkaLog(KafkaLogSettings(cluster: configuration(properties)), logger: quiet)
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.recovery == .stop)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        if properties.keys.contains(where: { $0.contains("password") }) {
            #expect(error?.message.contains("hunter2") == false)
        }
    }

    @Test(
        "tokens of an OpenID provider: a librdkafka built without that says so, any other is told where they come from")
    func openID() throws {
        let properties = [
            "security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER", "sasl.oauthbearer.method": "oidc",
            "sasl.oauthbearer.client.id": "leadrelay", "sasl.oauthbearer.client.secret": "hunter2",
        ]
        let error = #expect(throws: KafkaError.self) { try configuration(properties).check() }
        let reasons = ["not supported in this build", "sasl.oauthbearer.token.endpoint.url is missing"]
        #expect(reasons.contains { error?.message.contains($0) == true }, "\(error?.message ?? "")")
        #expect(error?.message.contains("hunter2") == false)
    }

    private func configuration(_ properties: [String: String]) -> KafkaConfiguration {
        var configuration = KafkaConfiguration(brokers: "127.0.0.1:1")
        configuration.properties = properties
        return configuration
    }
}
