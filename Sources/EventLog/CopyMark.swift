/// What a record bears that was copied from another log: where it lay there, topic, partition and offset with slashes between.
package enum CopyMark {
    package static let header = "ce_copyof"
}

extension LogRecord {
    /// Where the record lay on the log that it was copied from; `nil`: it was not copied.
    package var copiedFrom: RecordPosition? {
        headers.first(CopyMark.header)?.flatMap { RecordPosition(words: String(decoding: $0, as: UTF8.self)) }
    }
}
