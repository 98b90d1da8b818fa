import CRdKafka

/// Sole owner of a `rd_kafka_conf_t` until a client takes it.
struct ConfigurationHandle: ~Copyable {
    let raw: OpaquePointer

    init() { raw = rd_kafka_conf_new() }

    deinit { rd_kafka_conf_destroy(raw) }

    /// - Throws: an error that names the property; never its value, which may be a secret.
    borrowing func set(_ name: String, _ value: String) throws(KafkaError) {
        let (result, text) = withErrorText { rd_kafka_conf_set(raw, name, value, $0, $1) }
        guard result != RD_KAFKA_CONF_OK else { return }
        let isUnknown = result == RD_KAFKA_CONF_UNKNOWN
        throw KafkaError(
            .invalidArgument, operation: "configure", recovery: .stop,
            message: isUnknown
                ? "\(name) is no property of librdkafka \(KafkaConfiguration.libraryVersion); check its spelling"
                : "\(name) has a value that librdkafka does not take"
                    + (Self.isSecret(name) ? "" : ": \(text)"))
    }

    /// Makes a client, which takes the configuration over.
    consuming func makeClient(_ kind: rd_kafka_type_t, _ context: ClientContext) throws(KafkaError) -> ClientHandle {
        rd_kafka_conf_set_opaque(raw, Unmanaged.passUnretained(context).toOpaque())
        // A copy, because rd_kafka_new takes its argument only where it succeeds.
        let copy = rd_kafka_conf_dup(raw)
        let (client, text) = withErrorText { rd_kafka_new(kind, copy, $0, $1) }
        guard let client else {
            rd_kafka_conf_destroy(copy)
            throw KafkaError(
                .invalidArgument, operation: "configure", recovery: .stop,
                message: "librdkafka refuses the settings: \(text)")
        }
        return ClientHandle(adopting: client, context)
    }

    private static func isSecret(_ name: String) -> Bool {
        ["password", "secret", "sasl.jaas", "key.pem"].contains { name.contains($0) }
    }
}

/// Runs a C call that writes a text where it fails.
func withErrorText<Value>(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Value) -> (Value, String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
        buffer.initialize(repeating: 0)
        let value = call(buffer.baseAddress, buffer.count)
        return (value, buffer.baseAddress.map { String(cString: $0) } ?? "")
    }
}
