import CloudEvents
import EventLog
import LeadEvents
import StreamWorker

/// A record as a line of a file: a CloudEvent in structured mode that `leadrelay publish` takes.
///
/// The data is JSON where that says all that the record's bytes say, and base64 of those bytes otherwise. Beside the event's own
/// attributes stand `replayof`, `replaystretch`, `appendtime`, and `partitionkey` where the key is not the subject. Headers that
/// are no attributes are left out.
struct ReplayLine {
    /// With the line end.
    let bytes: [UInt8]

    init(_ record: LogRecord, _ mark: ReplayMark) {
        var envelope = Envelope(headersOf: record)
        envelope.replayOf = Array(record.position.words.utf8)[...]
        let payload = Self.payload(record, &envelope)
        var line = StructuredEvent(envelope: envelope, payload: payload).json
        line.removeLast()
        func append(_ name: String, _ value: String) {
            if line.count > 1 { line.append(UInt8(ascii: ",")) }
            line.appendJSON(name)
            line.append(UInt8(ascii: ":"))
            line.appendJSON(value)
        }
        append("replaystretch", mark.stretch)
        append("appendtime", Instant(milliseconds: record.appendTime.milliseconds).description)
        if let key = record.key, envelope.subject?.elementsEqual(key) != true,
            let text = String(validating: key, as: UTF8.self)
        {
            append("partitionkey", text)
        }
        bytes = line + [UInt8(ascii: "}"), UInt8(ascii: "\n")]
    }

    private static func payload(_ record: LogRecord, _ envelope: inout Envelope) -> StructuredEvent.Payload {
        guard let value = record.value else { return .absent }
        guard let encoding = envelope.contentType.flatMap({ PayloadEncoding(contentType: $0) }),
            let decoded = try? EventCodec.decode(envelope, value: value, key: nil, namespace: LeadID.defaultNamespace),
            // A newer version may have written more than this one can say in JSON.
            encoding == .json || EventCodec.encode(decoded.event.payload, as: .protobuf).elementsEqual(value)
        else { return .binary(Array(value)) }
        // As JSON the event needs neither: both name the encoding in protobuf.
        envelope.contentType = nil
        envelope.dataSchema = nil
        return .json(EventCodec.encode(decoded.event.payload, as: .json)[...])
    }

    /// Where the original of a line lies that the replay wrote; `nil` for any other line.
    static func origin(_ line: ArraySlice<UInt8>, _ mark: ReplayMark) -> RecordPosition? {
        guard let document = try? JSONParser.parse(line, maximumDepth: StructuredEvent.maximumDepth),
            case .object(let members) = document.content
        else { return nil }
        func text(_ name: String) -> String? {
            guard case .string(let text) = members.last(where: { $0.name == name })?.value.content else { return nil }
            return text
        }
        guard text("replaystretch") == mark.stretch else { return nil }
        return text("replayof").flatMap { mark.origin(words: $0) }
    }
}
