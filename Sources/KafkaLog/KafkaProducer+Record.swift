import EventLog
import KafkaClient

extension KafkaProducer {
    /// Hands a record over.
    ///
    /// - Parameter time: what the record is sent with; `nil`: now.
    func send(
        _ record: OutgoingRecord, to topic: TopicHandle, time: AppendTime?, tag: UnsafeMutableRawPointer? = nil
    ) throws(KafkaError) {
        let headers = record.headers.isEmpty ? nil : MessageHeaders(record.headers)
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

extension MessageHeaders {
    fileprivate convenience init(_ headers: RecordHeaders) {
        self.init(capacity: 16)
        headers.block.withUnsafeBytes { block in
            headers.visit { name, value in
                append(
                    name: name,
                    value: value.map { range in
                        let start = range.lowerBound - headers.block.startIndex
                        return UnsafeRawBufferPointer(rebasing: block[start..<(start + range.count)])
                    })
            }
        }
    }
}
