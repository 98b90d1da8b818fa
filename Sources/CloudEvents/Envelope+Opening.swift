extension Envelope {
    /// The attributes and the payload of the event in a record, whichever mode it is written in; both as they are where a
    /// structured event cannot be read.
    package func opened(_ value: ArraySlice<UInt8>?) -> (envelope: Envelope, value: ArraySlice<UInt8>?) {
        guard StructuredEvent.isContentType(contentType), let value, let event = try? StructuredEvent(json: value)
        else {
            return (self, value)
        }
        switch event.payload {
        case .absent: return (event.envelope, nil)
        case .json(let bytes): return (event.envelope, bytes)
        case .binary(let bytes): return (event.envelope, bytes[...])
        }
    }
}
