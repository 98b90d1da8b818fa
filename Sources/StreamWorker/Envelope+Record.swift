package import CloudEvents
package import EventLog

extension Envelope {
    /// The envelope that a record's headers hold.
    package init(headersOf record: LogRecord) {
        self.init(in: record.headers.block)
        record.headers.visit { name, value in
            if let value { take(name: name, valueAt: value) }
        }
    }
}
