import EventLog
import KafkaClient

extension KafkaProducer {
    /// Hands a record over.
    ///
    /// - Parameter time: what the record is sent with; `nil`: now.
    func send(
        _ record: OutgoingRecord, to topic: TopicHandle, time: AppendTime?, tag: UnsafeMutableRawPointer? = nil
    ) throws(KafkaError) {
        let headers = MessageHeaders(capacity: 16)
        record.headers.block.withUnsafeBytes { block in
            record.headers.visit { name, value in
                headers.append(
                    name: name,
                    value: value.map { range in
                        let start = range.lowerBound - record.headers.block.startIndex
                        return UnsafeRawBufferPointer(rebasing: block[start..<(start + range.count)])
                    })
            }
        }
        let empty: ArraySlice<UInt8> = []
        let result = (record.key ?? empty).withUnsafeBytes { key in
            (record.value ?? empty).withUnsafeBytes { value in
                Result { () throws(KafkaError) in
                    try send(
                        topic, record.partition.number, key: record.key == nil ? nil : key,
                        value: record.value == nil ? nil : value, headers: headers,
                        time: time?.milliseconds ?? 0, tag: tag)
                }
            }
        }
        try result.get()
    }
}
