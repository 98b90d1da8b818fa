package import EventLog
import KafkaClient
import TopicSettings

extension KafkaLogSettings {
    /// Reads `kafka://host:9092,host2:9092/?prefix=acme.&replicas=3&NAME=VALUE`.
    ///
    /// `prefix` and `replicas` are the log's own; every other name is a property of librdkafka's, which is validated when
    /// the log is opened. `%` and two hexadecimal digits stand for a byte. Secrets belong into the environment rather than
    /// into an address.
    ///
    /// - Parameter environment: a variable `LEADRELAY_KAFKA_SASL_PASSWORD` is the property `sasl.password`, and so on; what
    ///   the address says goes before it.
    /// - Throws: `.invalidArgument` with what is wrong and an example.
    package init(url: String, environment: [String: String] = [:]) throws(LogError) {
        guard url.hasPrefix("kafka://") else { throw Self.refusal("begins with kafka://") }
        let rest = url.dropFirst("kafka://".count)
        let question = rest.firstIndex(of: "?") ?? rest.endIndex
        var brokers = rest[..<question]
        if brokers.hasSuffix("/") { brokers.removeLast() }
        guard !brokers.contains("/"), !brokers.contains("@"),
            brokers.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(Self.isBroker)
        else {
            throw Self.refusal("names brokers as host:port, with commas between, and nothing else before the ?")
        }
        self.init(cluster: KafkaConfiguration(brokers: String(brokers)))
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix(Self.variablePrefix) {
            let property = name.dropFirst(Self.variablePrefix.count).lowercased()
            try set(String(property.map { $0 == "_" ? "." : $0 }), value)
        }
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
        case "session.timeout.ms": sessionTimeout = try Self.time(name, value, atMost: 1_800_000)
        case "transaction.timeout.ms": transactionTimeout = try Self.time(name, value, atMost: 900_000)
        case "statistics.interval.ms": statisticsInterval = try Self.time(name, value, atMost: 86_400_000, atLeast: 0)
        case "client.id": cluster.clientID = value
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

    /// What the name of a variable begins with that stands for a property.
    private static let variablePrefix = "LEADRELAY_KAFKA_"

    private static func time(
        _ name: String, _ value: String, atMost: Int64, atLeast: Int64 = 1_000
    ) throws(LogError) -> Duration {
        guard let milliseconds = Int64(value), (atLeast...atMost).contains(milliseconds) else {
            throw refusal("has \(name) from \(atLeast) to \(atMost) milliseconds")
        }
        return .milliseconds(milliseconds)
    }

    /// `host`, `host:port` or `[address]:port`.
    private static func isBroker(_ text: Substring) -> Bool {
        guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") else { return !text.isEmpty }
        guard colon > text.startIndex, let port = Int(text[text.index(after: colon)...]) else { return false }
        return (1...65_535).contains(port)
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
