/// The CloudEvents 1.0 attributes of one event, as bytes: nothing is copied, decoded or checked beyond what is said here.
///
/// Names are those of the Kafka binding's binary mode without their `ce_` prefix. An attribute that is not there is `nil`;
/// one that is there and empty is empty.
package struct Envelope: Sendable {
    /// A time as it was written, and the instant where it is one.
    package enum Time: Sendable, Hashable {
        case absent
        case at(Instant)
        /// Not RFC 3339.
        case unreadable
    }

    package var specVersion: ArraySlice<UInt8>?
    package var id: ArraySlice<UInt8>?
    package var source: ArraySlice<UInt8>?
    package var type: ArraySlice<UInt8>?
    package var subject: ArraySlice<UInt8>?
    package var time = Time.absent
    package var dataSchema: ArraySlice<UInt8>?
    package var contentType: ArraySlice<UInt8>?
    package var team: ArraySlice<UInt8>?
    package var actor: ArraySlice<UInt8>?
    package var correlationID: ArraySlice<UInt8>?
    package var causationID: ArraySlice<UInt8>?
    package var traceParent: ArraySlice<UInt8>?
    package var agreement: ArraySlice<UInt8>?
    package var rules: ArraySlice<UInt8>?
    /// Where a copy was taken in from: topic, partition and offset with slashes between.
    package var intakeFrom: ArraySlice<UInt8>?
    package var replayOf: ArraySlice<UInt8>?

    package init() {}
}
