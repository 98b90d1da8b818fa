/// A record as the log holds it.
///
/// Key, value and headers are slices; the records of one batch may share one buffer, so keep a record no longer than its
/// batch, or copy what shall stay.
package struct LogRecord: Sendable {
    package let source: TopicPartition
    package let offset: Offset
    package let appendTime: AppendTime
    package let headers: RecordHeaders
    /// `nil`: the record has no key.
    package let key: ArraySlice<UInt8>?
    /// `nil`: a tombstone, which is not the same as an empty value.
    package let value: ArraySlice<UInt8>?

    package init(
        source: TopicPartition, offset: Offset, appendTime: AppendTime, headers: RecordHeaders,
        key: ArraySlice<UInt8>?, value: ArraySlice<UInt8>?
    ) {
        self.source = source
        self.offset = offset
        self.appendTime = appendTime
        self.headers = headers
        self.key = key
        self.value = value
    }
}

/// A record to be appended. The log gives it its offset and its append time.
package struct OutgoingRecord: Sendable, Hashable {
    package var topic: TopicName
    package var partition: PartitionID
    package var headers: RecordHeaders
    package var key: ArraySlice<UInt8>?
    /// `nil`: a tombstone.
    package var value: ArraySlice<UInt8>?

    package init(
        topic: TopicName, partition: PartitionID, headers: RecordHeaders = RecordHeaders(), key: ArraySlice<UInt8>?,
        value: ArraySlice<UInt8>?
    ) {
        self.topic = topic
        self.partition = partition
        self.headers = headers
        self.key = key
        self.value = value
    }

    /// Bytes of key, value and headers together.
    package var size: Int { (key?.count ?? 0) + (value?.count ?? 0) + headers.block.count }
}

extension LogRecord {
    /// Bytes of key, value and headers together.
    package var size: Int { (key?.count ?? 0) + (value?.count ?? 0) + headers.block.count }
}

/// Where a record landed.
package struct RecordPosition: Sendable, Hashable {
    package let place: TopicPartition
    package let offset: Offset

    package init(_ place: TopicPartition, _ offset: Offset) {
        self.place = place
        self.offset = offset
    }
}
