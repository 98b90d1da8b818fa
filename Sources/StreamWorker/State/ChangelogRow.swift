package import EventLog

/// What one record of a changelog says of one row of a processor's stores, for reports that look into the state.
package struct ChangelogRow {
    package let key: StateKey
    private let value: ArraySlice<UInt8>?

    /// `nil` for what is no row of a processor's: the log's own notes, the partition's clock, and what a newer version wrote.
    package init?(_ record: LogRecord) {
        guard let bytes = record.key, let key = ChangelogKey.decode(bytes), key.store != .partition else { return nil }
        self.key = key
        value = record.value
    }

    /// Shows the processor's bytes as they are from this record on.
    ///
    /// - Parameter body: gets `nil` where the row was removed, or cannot be read.
    package func withContent<Value>(_ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
        guard let value else { return body(nil) }
        return value.withUnsafeBytes { body(StateRow($0)?.content) }
    }
}
