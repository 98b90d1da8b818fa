/// The CloudEvents 1.0 attributes of one event, as bytes: nothing is decoded or checked beyond what is said here.
///
/// Names are those of the Kafka binding's binary mode without their `ce_` prefix. An attribute that is not there is `nil`;
/// one that is there and empty is empty.
/// Cost: attributes lie in one piece of storage, that of the headers where they were read from those, so that a copy of an
/// envelope costs one reference count and not one for each attribute.
package struct Envelope: Sendable {
    /// A time as it was written, and the instant where it is one.
    package enum Time: Sendable, Hashable {
        case absent
        case at(Instant)
        /// Not RFC 3339.
        case unreadable
    }

    package var time = Time.absent
    /// Holds every attribute but the time somewhere.
    private var bytes: ArraySlice<UInt8>
    /// By the attribute's number: how far behind the start of ``bytes`` it begins; ``absent`` where it is not there.
    private var starts = SIMD16<UInt32>(repeating: absent)
    /// By the attribute's number: its length.
    private var counts = SIMD16<UInt32>(repeating: 0)

    private static let absent = UInt32.max

    package init() { bytes = [] }

    /// An envelope without attributes, which are then found in this block of headers.
    package init(in block: ArraySlice<UInt8>) { bytes = block }

    /// An attribute as it was written; `nil` where it is not there. A time that was set as an instant is written out.
    package subscript(attribute: Attribute) -> ArraySlice<UInt8>? {
        get {
            guard attribute != .time else { return time.text }
            // (Indexed in place, the compiler copies the whole envelope.)
            let (starts, counts) = (starts, counts)
            let number = attribute.rawValue
            guard starts[number] != Self.absent else { return nil }
            let start = bytes.startIndex + Int(starts[number])
            return bytes[start..<start + Int(counts[number])]
        }
        set {
            guard attribute != .time else { return time = newValue.map { Time(text: $0) } ?? .absent }
            guard let newValue else { return starts[attribute.rawValue] = Self.absent }
            let start = bytes.endIndex
            bytes.append(contentsOf: newValue)
            place(attribute, start..<bytes.endIndex)
        }
    }

    /// Notes that an attribute lies here in the block that the envelope was made in.
    mutating func find(_ attribute: Attribute, at range: Range<Int>) {
        if attribute == .time { time = Time(text: bytes[range]) } else { place(attribute, range) }
    }

    private mutating func place(_ attribute: Attribute, _ range: Range<Int>) {
        starts[attribute.rawValue] = UInt32(truncatingIfNeeded: range.lowerBound - bytes.startIndex)
        counts[attribute.rawValue] = UInt32(truncatingIfNeeded: range.count)
    }
}

extension Envelope {
    package var specVersion: ArraySlice<UInt8>? {
        get { self[.specVersion] }
        set { self[.specVersion] = newValue }
    }
    package var id: ArraySlice<UInt8>? {
        get { self[.id] }
        set { self[.id] = newValue }
    }
    package var source: ArraySlice<UInt8>? {
        get { self[.source] }
        set { self[.source] = newValue }
    }
    package var type: ArraySlice<UInt8>? {
        get { self[.type] }
        set { self[.type] = newValue }
    }
    package var subject: ArraySlice<UInt8>? {
        get { self[.subject] }
        set { self[.subject] = newValue }
    }
    package var dataSchema: ArraySlice<UInt8>? {
        get { self[.dataSchema] }
        set { self[.dataSchema] = newValue }
    }
    package var contentType: ArraySlice<UInt8>? {
        get { self[.contentType] }
        set { self[.contentType] = newValue }
    }
    package var team: ArraySlice<UInt8>? {
        get { self[.team] }
        set { self[.team] = newValue }
    }
    package var actor: ArraySlice<UInt8>? {
        get { self[.actor] }
        set { self[.actor] = newValue }
    }
    package var correlationID: ArraySlice<UInt8>? {
        get { self[.correlationID] }
        set { self[.correlationID] = newValue }
    }
    package var causationID: ArraySlice<UInt8>? {
        get { self[.causationID] }
        set { self[.causationID] = newValue }
    }
    package var traceParent: ArraySlice<UInt8>? {
        get { self[.traceParent] }
        set { self[.traceParent] = newValue }
    }
    package var agreement: ArraySlice<UInt8>? {
        get { self[.agreement] }
        set { self[.agreement] = newValue }
    }
    package var rules: ArraySlice<UInt8>? {
        get { self[.rules] }
        set { self[.rules] = newValue }
    }
    /// Where a copy was taken in from: topic, partition and offset with slashes between.
    package var intakeFrom: ArraySlice<UInt8>? {
        get { self[.intakeFrom] }
        set { self[.intakeFrom] = newValue }
    }
    package var replayOf: ArraySlice<UInt8>? {
        get { self[.replayOf] }
        set { self[.replayOf] = newValue }
    }
}
