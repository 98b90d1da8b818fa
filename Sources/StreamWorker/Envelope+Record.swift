package import CloudEvents
package import EventLog

extension Envelope {
    /// The envelope that a record's headers hold.
    package init(headersOf record: LogRecord) {
        self.init()
        for header in record.headers { take(name: header.name, value: header.value) }
    }
}
