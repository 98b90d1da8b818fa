import CloudEvents
import EventLog
import LeadEvents

extension TailEntry {
    /// One line: append time, place, type, lead, words.
    package var line: String {
        let time = Instant(milliseconds: appendTime.milliseconds).description
        switch content {
        case .event(let event, let lead):
            let about = lead.map { $0.description + "  " } ?? ""
            let agreement = Catalogue[event.type].kind == .decision ? envelope.agreementVersion : nil
            let cites = agreement.map { "; agreement \($0)" } ?? ""
            return "\(time)  \(position.words)  \(shortName(event.type.name))  "
                + (about + event.payload.phrase.what + cites).printable
        case .deadLetter(let letter):
            return "\(time)  \(position.words)  dead letter \(letter.reason.printable): \(letter.sentence.printable)"
        case .unusable(let fault):
            return "\(time)  \(position.words)  unusable: " + fault.description.printable
        }
    }

    /// What the record says, or why it cannot be used, without its place.
    package var words: String {
        switch content {
        case .event(let event, _): "\(shortName(event.type.name))  \(event.payload.phrase.what)".printable
        case .deadLetter(let letter): "dead letter \(letter.reason): \(letter.sentence)".printable
        case .unusable(let fault): "unusable: \(fault.description)".printable
        }
    }

    /// Place and append time, and the event in CloudEvents' JSON.
    ///
    /// - Parameter showsPersonalData: whether persons and their addresses are in it.
    package func json(showsPersonalData: Bool) -> JSONText {
        var members: [JSONText.Member] = [
            .init("topic", .string(position.place.topic.name)),
            .init("partition", .integer(Int64(position.place.partition.number))),
            .init("offset", .integer(position.offset.number)),
            .init("appendTime", .string(Instant(milliseconds: appendTime.milliseconds).description)),
        ]
        switch content {
        case .event(let event, _):
            let payload = showsPersonalData ? event.payload : event.payload.withoutPersonalData
            members.append(.init("event", envelope.json(data: payload)))
        case .deadLetter(let letter): members.append(.init("deadLetter", letter.json))
        case .unusable(let fault):
            members.append(
                .init(
                    "fault",
                    .object([
                        .init("code", .string(fault.code.rawValue)), .init("sentence", .string(fault.sentence)),
                    ])))
        }
        return .object(members)
    }
}

extension Envelope {
    /// The event in CloudEvents' structured mode, its data as JSON.
    fileprivate func json(data payload: EventPayload) -> JSONText {
        var envelope = self
        envelope.contentType = Array(PayloadEncoding.json.contentType.utf8)[...]
        envelope.dataSchema = nil
        let data = EventCodec.encode(payload, as: .json)
        let event = StructuredEvent(envelope: envelope, payload: .json(data[...]))
        return .raw(String(decoding: event.json, as: UTF8.self))
    }
}
