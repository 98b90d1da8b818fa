import EventLog
import KafkaClient
import KafkaLog
import Testing
import TopicSettings

@Suite("The address of a log on Kafka")
struct KafkaURLTests {
    @Test("brokers, prefix, copies and properties are read")
    func everything() throws {
        let settings = try KafkaLogSettings(
            url: "kafka://one:9092,two:9093/?prefix=acme.&replicas=2&linger.ms=5&sasl.password=a%26b%3d%25"
                + "&session.timeout.ms=30000&transaction.timeout.ms=5000&client.id=mine")
        #expect(settings.cluster.brokers == "one:9092,two:9093")
        #expect(settings.prefix == "acme.")
        #expect(settings.durability.replicationFactor == 2)
        #expect(settings.cluster.properties == ["linger.ms": "5", "sasl.password": "a&b=%"])
        #expect(settings.sessionTimeout == .seconds(30))
        #expect(settings.transactionTimeout == .seconds(5))
        #expect(settings.longestGathering == .milliseconds(2_500))
        #expect(settings.cluster.clientID == "mine")
    }

    @Test(
        "what is left out has its default",
        arguments: [
            "kafka://host", "kafka://host:9092", "kafka://host:9092/", "kafka://[::1]:9092/?", "kafka://h,i:1?",
        ])
    func defaults(url: String) throws {
        let settings = try KafkaLogSettings(url: url)
        #expect(settings.prefix == "")
        #expect(settings.durability.replicationFactor == 3)
        #expect(settings.cluster.properties.isEmpty)
    }

    @Test("a variable of the environment is a property; the address goes before it")
    func environment() throws {
        let settings = try KafkaLogSettings(
            url: "kafka://host/?sasl.username=theirs",
            environment: [
                "LEADRELAY_KAFKA_SASL_PASSWORD": "secret", "LEADRELAY_KAFKA_SASL_USERNAME": "ours",
                "LEADRELAY_KAFKA_SSL_CA_LOCATION": "/ca.pem", "LEADRELAY_URL": "kafka://other", "PATH": "/bin",
            ])
        #expect(
            settings.cluster.properties == [
                "sasl.username": "theirs", "sasl.password": "secret", "ssl.ca.location": "/ca.pem",
            ])
    }

    @Test(
        "what cannot be read is refused with the rule and an example",
        arguments: [
            ("kafka://", "names brokers"), ("kafka:///?prefix=a.", "names brokers"), ("kafka://h:0/", "names brokers"),
            ("kafka://h:65536/", "names brokers"), ("kafka://h:port", "names brokers"),
            ("kafka://h,,i", "names brokers"),
            ("kafka://user@h:9092", "names brokers"), ("kafka://h/topic", "names brokers"), ("http://h", "kafka://"),
            ("kafka://h/?prefix", "NAME=VALUE"), ("kafka://h/?a=%4", "NAME=VALUE"), ("kafka://h/?a=%ff", "NAME=VALUE"),
            ("kafka://h/?prefix=a b", "prefix of letters"), ("kafka://h/?replicas=0", "replicas from 1 to 9"),
            ("kafka://h/?replicas=many", "replicas from 1 to 9"),
            ("kafka://h/?session.timeout.ms=1", "session.timeout.ms"),
            ("kafka://h/?transaction.timeout.ms=x", "transaction.timeout.ms"),
        ])
    func refused(url: String, rule: String) {
        let error = #expect(throws: LogError.self) { try KafkaLogSettings(url: url) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains(rule) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("kafka://host:9092,host2:9092/?prefix=acme.") == true)
    }
}
