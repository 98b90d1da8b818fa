import CRdKafka

/// A record as librdkafka holds it. Valid only during the call that hands it over: copy what shall stay.
package struct KafkaMessage {
    let raw: UnsafeMutablePointer<rd_kafka_message_t>

    package var offset: Int64 { raw.pointee.offset }

    /// `nil`: no key, which is not the same as an empty one.
    package var key: UnsafeRawBufferPointer? {
        raw.pointee.key.map { UnsafeRawBufferPointer(start: $0, count: raw.pointee.key_len) }
    }

    /// `nil`: a tombstone.
    package var value: UnsafeRawBufferPointer? {
        raw.pointee.payload.map { UnsafeRawBufferPointer(start: $0, count: raw.pointee.len) }
    }

    /// Milliseconds since 1970; 0 where the record has none.
    package var timestamp: Int64 { max(0, rd_kafka_message_timestamp(raw, nil)) }

    /// Bytes of key and value.
    package var size: Int { raw.pointee.key_len + raw.pointee.len }

    /// Hands over each header in its order; a value of `nil` is not the same as an empty one.
    package func visitHeaders(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) -> Void) {
        var headers: OpaquePointer?
        guard rd_kafka_message_headers(raw, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR, let headers else { return }
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        var index = 0
        while rd_kafka_header_get_all(headers, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
            index += 1
            guard let name else { continue }
            var length = 0
            while name[length] != 0 { length += 1 }
            body(
                UnsafeRawBufferPointer(start: name, count: length),
                value.map { UnsafeRawBufferPointer(start: $0, count: size) })
        }
    }
}

/// What a partition's queue holds next.
package enum PartitionEvent {
    case record(KafkaMessage)
    /// Nothing visible lies before this offset that was not handed over; it may lie past transaction markers.
    case end(Int64)
    case failure(KafkaError)
}
