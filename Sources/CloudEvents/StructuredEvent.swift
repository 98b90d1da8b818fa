/// An event in structured mode: one JSON object (`application/cloudevents+json`) that holds attributes and data.
package struct StructuredEvent: Sendable {
    /// The event's data.
    package enum Payload: Sendable, Hashable {
        case absent
        /// JSON, as it was written.
        case json(ArraySlice<UInt8>)
        /// What `data_base64` held.
        case binary([UInt8])
    }

    package var envelope: Envelope
    /// Extension attributes that ``Envelope`` does not hold, in the order of the document.
    package var extensions: [String]
    package var payload: Payload

    package init(envelope: Envelope, payload: Payload) {
        self.envelope = envelope
        self.payload = payload
        extensions = []
    }

    /// Bytes that an event may have: a value of 900 kB in base64, and room for its attributes.
    package static let maximumBytes = 1_300_000
    /// Objects and lists inside each other, the event's own object included.
    package static let maximumDepth = 17

    /// Whether a content type, in any case and with or without parameters, is that of structured mode.
    package static func isContentType(_ contentType: ArraySlice<UInt8>?) -> Bool {
        guard let contentType else { return false }
        let essence = contentType.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        return essence.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
            .elementsEqual("application/cloudevents+json".utf8)
    }
}
