import CRdKafka

/// Sole owner of a `rd_kafka_headers_t` until a producer takes it.
package final class MessageHeaders {
    let raw: OpaquePointer
    private var isGiven = false

    package init(capacity: Int) { raw = rd_kafka_headers_new(capacity) }

    deinit { if !isGiven { rd_kafka_headers_destroy(raw) } }

    /// - Parameter value: `nil` for none, which is not the same as an empty one.
    package func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?) {
        rd_kafka_header_add(
            raw, name.baseAddress?.assumingMemoryBound(to: CChar.self), name.count, value.map(Self.present),
            value?.count ?? 0)
    }

    /// An empty buffer may have no address, which would stand for "no value".
    static func present(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer {
        bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    }

    /// A producer has taken them, and destroys them.
    func give() { isGiven = true }
}
