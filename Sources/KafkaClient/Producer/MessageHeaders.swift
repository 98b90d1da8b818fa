import CRdKafka

/// Sole owner of a `rd_kafka_headers_t` until a producer takes it.
package struct MessageHeaders: ~Copyable {
    let raw: OpaquePointer

    package init(capacity: Int) { raw = rd_kafka_headers_new(capacity) }

    deinit { rd_kafka_headers_destroy(raw) }

    /// - Parameter value: `nil` for none, which is not the same as an empty one.
    package borrowing func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?) {
        rd_kafka_header_add(
            raw, name.baseAddress?.assumingMemoryBound(to: CChar.self), name.count, value.map(Self.present),
            value?.count ?? 0)
    }

    /// An empty buffer may have no address, which would stand for "no value".
    static func present(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer {
        bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    }

    consuming func give() -> OpaquePointer {
        let given = raw
        discard self
        return given
    }
}
