extension Envelope {
    /// Takes one header of a binary-mode record. A header it does not know, or one without a value, is left alone; of two
    /// headers of one name the last counts.
    package mutating func take(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>?) {
        guard let value else { return }
        guard let attribute = name.withUnsafeBytes({ Attribute(header: $0) }) else { return }
        self[attribute] = value
    }

    /// Takes one header of the block that the envelope was made in.
    ///
    /// - Parameter value: where in the block the value lies.
    package mutating func take(name: UnsafeRawBufferPointer, valueAt value: Range<Int>) {
        if let attribute = Attribute(header: name) { find(attribute, at: value) }
    }

    /// Writes the attributes as headers of a binary-mode record, always in the same order.
    package func write(into sink: inout some HeaderSink) {
        for attribute in Attribute.inOrder {
            guard let value = self[attribute] else { continue }
            sink.append(name: attribute.headerName, value: value)
        }
    }
}

extension Envelope.Time {
    /// Reads RFC 3339; what is none is ``unreadable``.
    package init(text: ArraySlice<UInt8>) {
        self = Instant(rfc3339: text).map { .at($0) } ?? .unreadable
    }

    /// RFC 3339; `nil` where there is no readable time.
    package var text: ArraySlice<UInt8>? {
        guard case .at(let instant) = self else { return nil }
        return instant.rfc3339[...]
    }
}
