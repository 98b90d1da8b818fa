package import CloudEvents
package import EventLog

extension HeaderBlock: HeaderSink {}

extension RecordHeaders {
    /// An event's attributes as headers of the binary mode.
    package init(_ envelope: Envelope) {
        var block = HeaderBlock()
        envelope.write(into: &block)
        self = block.headers
    }
}
