extension Envelope {
    /// Takes one header of a binary-mode record. A header it does not know, or one without a value, is left alone; of two
    /// headers of one name the last counts.
    package mutating func take(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>?) {
        guard let value else { return }
        name.withUnsafeBytes { take(name: $0, value: value) }
    }

    package mutating func take(name: UnsafeRawBufferPointer, value: ArraySlice<UInt8>) {
        guard let attribute = Attribute(header: name) else { return }
        self[attribute] = value
    }

    /// Writes the attributes as headers of a binary-mode record, always in the same order.
    package func write(into sink: inout some HeaderSink) {
        for attribute in Attribute.inOrder {
            guard let value = self[attribute] else { continue }
            sink.append(name: attribute.headerName, value: value)
        }
    }

    /// An attribute as it was written; `nil` where it is not there. A time that was set as an instant is written out.
    package subscript(attribute: Attribute) -> ArraySlice<UInt8>? {
        get {
            switch attribute {
            case .specVersion: specVersion
            case .id: id
            case .type: type
            case .source: source
            case .time: time.text
            case .subject: subject
            case .dataSchema: dataSchema
            case .contentType: contentType
            case .team: team
            case .actor: actor
            case .correlationID: correlationID
            case .causationID: causationID
            case .traceParent: traceParent
            case .agreement: agreement
            case .rules: rules
            case .intakeFrom: intakeFrom
            case .replayOf: replayOf
            }
        }
        set {
            switch attribute {
            case .specVersion: specVersion = newValue
            case .id: id = newValue
            case .type: type = newValue
            case .source: source = newValue
            case .time: time = newValue.map { Time(text: $0) } ?? .absent
            case .subject: subject = newValue
            case .dataSchema: dataSchema = newValue
            case .contentType: contentType = newValue
            case .team: team = newValue
            case .actor: actor = newValue
            case .correlationID: correlationID = newValue
            case .causationID: causationID = newValue
            case .traceParent: traceParent = newValue
            case .agreement: agreement = newValue
            case .rules: rules = newValue
            case .intakeFrom: intakeFrom = newValue
            case .replayOf: replayOf = newValue
            }
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
