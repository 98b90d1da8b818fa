/// An attribute of CloudEvents 1.0 that ``Envelope`` holds, in the order in which they are written.
///
/// The raw value numbers those whose bytes an envelope keeps, from 0 to 15; the time is none of them.
package enum Attribute: Int, CaseIterable, Hashable, Sendable {
    case specVersion, id, type, source
    case time = 16
    case subject = 4
    case dataSchema, contentType, team, actor, correlationID, causationID, traceParent, agreement, rules, intakeFrom,
        replayOf

    /// All of them; made once.
    static let inOrder = allCases

    /// The header of the Kafka binding's binary mode: `ce_` and the name; `content-type` has none of the prefix, and
    /// `traceparent` is W3C Trace Context's own header.
    package var headerName: StaticString {
        switch self {
        case .specVersion: "ce_specversion"
        case .id: "ce_id"
        case .type: "ce_type"
        case .source: "ce_source"
        case .time: "ce_time"
        case .subject: "ce_subject"
        case .dataSchema: "ce_dataschema"
        case .contentType: "content-type"
        case .team: "ce_team"
        case .actor: "ce_actor"
        case .correlationID: "ce_correlationid"
        case .causationID: "ce_causationid"
        case .traceParent: "traceparent"
        case .agreement: "ce_agreement"
        case .rules: "ce_rules"
        case .intakeFrom: "ce_intakefrom"
        case .replayOf: "ce_replayof"
        }
    }

    /// The member of the structured mode's JSON object.
    package var memberName: StaticString {
        switch self {
        case .specVersion: "specversion"
        case .id: "id"
        case .type: "type"
        case .source: "source"
        case .time: "time"
        case .subject: "subject"
        case .dataSchema: "dataschema"
        case .contentType: "datacontenttype"
        case .team: "team"
        case .actor: "actor"
        case .correlationID: "correlationid"
        case .causationID: "causationid"
        case .traceParent: "traceparent"
        case .agreement: "agreement"
        case .rules: "rules"
        case .intakeFrom: "intakefrom"
        case .replayOf: "replayof"
        }
    }

    /// The attribute of a header; also `ce_traceparent`, which CloudEvents' distributed tracing extension writes.
    init?(header name: UnsafeRawBufferPointer) {
        switch name.count {
        case 5: self.init(name, .id)
        case 7: self.init(name, .type, .time, .team)
        case 8: self.init(name, .rules, .actor)
        case 9: self.init(name, .source)
        case 10: self.init(name, .subject)
        case 11: self.init(name, .replayOf, .traceParent)
        case 12: self.init(name, .agreement, .contentType)
        case 13: self.init(name, .dataSchema, .intakeFrom)
        case 14 where name.matches("ce_traceparent"): self = .traceParent
        case 14: self.init(name, .specVersion, .causationID)
        case 16: self.init(name, .correlationID)
        default: return nil
        }
    }

    /// The one of these whose header has the name.
    private init?(
        _ name: UnsafeRawBufferPointer, _ first: Attribute, _ second: Attribute? = nil, _ third: Attribute? = nil
    ) {
        if name.matches(first.headerName) {
            self = first
        } else if let second, name.matches(second.headerName) {
            self = second
        } else if let third, name.matches(third.headerName) {
            self = third
        } else {
            return nil
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these are the bytes of the literal.
    package func matches(_ literal: StaticString) -> Bool { withUnsafeBytes { $0.matches(literal) } }
}

extension UnsafeRawBufferPointer {
    /// Whether these are the bytes of the literal.
    func matches(_ literal: StaticString) -> Bool {
        literal.withUTF8Buffer { matches(UnsafeRawBufferPointer($0)) }
    }

    /// Whether both hold the same bytes.
    ///
    /// Looks at all of them, because a loop that may end early is not made one of vectors.
    package func matches(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var difference: UInt8 = 0
        for place in indices { difference |= self[place] ^ other[place] }
        return difference == 0
    }
}
