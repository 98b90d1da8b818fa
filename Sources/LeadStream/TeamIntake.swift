package import CloudEvents
package import EventLog
package import LeadEvents
package import StreamWorker

/// What a team takes into its inbox: the other team's decisions that the catalogue lists, byte for byte, and what foreign
/// systems wrote to its ingress, under the right key.
package struct TeamIntake: Sendable {
    /// Where a copy came from: topic, partition and offset with slashes between.
    package static let originHeader: StaticString = "ce_intakefrom"

    private let layout: TopicLayout
    private let team: Team
    private let other: Team
    private let namespace: UUIDValue

    package init(layout: TopicLayout, team: Team, namespace: UUIDValue) {
        self.layout = layout
        self.team = team
        other = team.other
        self.namespace = namespace
    }

    package func takeIn(_ record: LogRecord, _ envelope: Envelope) -> Intake {
        if record.source.topic == layout[other].decisions { return copy(record, envelope) }
        if record.source.topic == layout[team].ingress { return admit(record, envelope) }
        return .skip
    }

    private func copy(_ record: LogRecord, _ envelope: Envelope) -> Intake {
        guard let type = envelope.type.flatMap({ EventType(name: $0) }), Catalogue[type].takenInBy.contains(team) else {
            return .skip
        }
        let place = Self.place(of: record)
        var headers = HeaderBlock(record.headers, room: 32 + place.utf8.count)
        headers.append(name: Self.originHeader, value: place)
        return .append([
            OutgoingRecord(
                topic: layout[team].inbox, partition: record.source.partition, headers: headers.headers,
                key: record.key, value: record.value)
        ])
    }

    private func admit(_ record: LogRecord, _ envelope: Envelope) -> Intake {
        do {
            let (envelope, value) = try opened(envelope, record.value)
            let decoded = try EventCodec.decode(envelope, value: value, key: nil, namespace: namespace)
            guard Catalogue[decoded.event.type].kind == .activity else {
                throw EventFault(
                    .notPublishable, field: "type", problem: "is no activity",
                    mend: "write activities alone to an ingress; decisions are the workers'")
            }
            guard decoded.team == team else {
                throw EventFault(
                    .wrongTeam, field: "team", problem: "is \(decoded.team.name)",
                    mend: "write it to \(layout[decoded.team].ingress)")
            }
            if decoded.hasTime, PartitionTask.isTooFarAhead(decoded.event.time, of: record.appendTime) {
                return .deadLetter(.timeInFuture)
            }
            return .append([copy(of: record, envelope, value, under: decoded.key)])
        } catch let fault as EventFault {
            return .deadLetter(DeadLetter(fault))
        } catch {
            return .deadLetter(DeadLetter(reason: FaultCode.malformedEnvelope.rawValue, sentence: "It cannot be read."))
        }
    }

    /// Takes an event out of structured mode, where it came in it.
    private func opened(
        _ envelope: Envelope, _ value: ArraySlice<UInt8>?
    ) throws(EventFault) -> (Envelope, ArraySlice<UInt8>?) {
        guard StructuredEvent.isContentType(envelope.contentType) else { return (envelope, value) }
        let event = try PublishableEvent(structured: value ?? [], namespace: namespace)
        return (event.envelope, event.value)
    }

    private func copy(
        of record: LogRecord, _ envelope: Envelope, _ value: ArraySlice<UInt8>?, under key: EventKey
    ) -> OutgoingRecord {
        var envelope = envelope
        if case .lead(let lead) = key { envelope.subject = lead.uuid.text[...] }
        var headers = HeaderBlock()
        envelope.write(into: &headers)
        headers.append(name: Self.originHeader, value: Self.place(of: record))
        let bytes = key.bytes
        return OutgoingRecord(
            topic: layout[team].inbox, partition: layout.partition(of: bytes ?? []), headers: headers.headers,
            key: bytes, value: value)
    }

    private static func place(of record: LogRecord) -> String {
        "\(record.source.topic)/\(record.source.partition)/\(record.offset)"
    }
}

extension DeadLetter {
    package init(_ fault: EventFault) { self.init(reason: fault.code.rawValue, sentence: fault.sentence) }
}
