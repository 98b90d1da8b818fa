package import EventLog
import KafkaClient
import TopicSettings

extension KafkaLogSettings {
    /// Reads `kafka://host:9092,host2:9092/?prefix=acme.&replicas=3&NAME=VALUE`.
    ///
    /// `prefix` and `replicas` are the log's own; every other name is a property of librdkafka's, which is validated when
    /// the log is opened. `%` and two hexadecimal digits stand for a byte. Secrets belong into the environment or a
    /// property file rather than into an address.
    ///
    /// - Throws: `.invalidArgument` with what is wrong and an example.
    package init(url: String) throws(LogError) {
        guard url.hasPrefix("kafka://") else { throw Self.refusal("begins with kafka://") }
        let rest = url.dropFirst("kafka://".count)
        let question = rest.firstIndex(of: "?") ?? rest.endIndex
        var brokers = rest[..<question]
        if brokers.hasSuffix("/") { brokers.removeLast() }
        guard !brokers.isEmpty, !brokers.contains("/"), !brokers.contains("@") else {
            throw Self.refusal("names brokers as host:port, with commas between, and nothing else before the ?")
        }
        self.init(cluster: KafkaConfiguration(brokers: String(brokers)))
        for pair in rest[question...].dropFirst().split(separator: "&") {
            guard let equals = pair.firstIndex(of: "="), let name = Self.decoded(pair[..<equals]),
                let value = Self.decoded(pair[pair.index(after: equals)...])
            else { throw Self.refusal("has NAME=VALUE after the ?, with & between") }
            try set(name, value)
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(LogError) {
        switch name {
        case "prefix":
            guard value.isEmpty || TopicName(value) != nil else {
                throw Self.refusal("has a prefix of letters, digits, dots, dashes and underscores")
            }
            prefix = value
        case "replicas":
            guard let durability = Int16(value).flatMap({ Durability(replicationFactor: $0) }) else {
                throw Self.refusal("has replicas from 1 to 9")
            }
            self.durability = durability
        default:
            guard KafkaConfiguration.hasProperty(name) else {
                throw LogError(
                    .invalidArgument, operation: "open", recovery: .stop,
                    message:
                        "the address's \(name) is neither the log's own (prefix, replicas) nor a property of librdkafka"
                        + " \(KafkaConfiguration.libraryVersion); check its spelling")
            }
            cluster.properties[name] = value
        }
    }

    private static func refusal(_ rule: String) -> LogError {
        LogError(
            .invalidArgument, operation: "open", recovery: .stop,
            message: "the address of a log on Kafka \(rule), for example kafka://host:9092,host2:9092/?prefix=acme.")
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) else { return nil }
            rest = rest.dropFirst(2)
            bytes.append(value)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
