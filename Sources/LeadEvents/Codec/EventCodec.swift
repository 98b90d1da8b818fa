/// Reads and writes events: envelope and value, in both encodings.
package enum EventCodec {
    /// Bytes that a value may have: 900 kB.
    package static let maximumValueBytes = 900_000

    /// Messages inside messages, or objects and lists inside each other, that a value may have.
    package static let maximumDepth = 16
}
