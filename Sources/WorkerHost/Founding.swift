import AgreementFile
import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker

/// Makes an agreement file count as signed by both teams from the beginning of time, on a log that has no agreement and
/// where nothing has been decided yet.
struct Founding<Log: EventLog> {
    let log: Log
    let layout: TopicLayout
    let team: Team
    let namespace: UUIDValue

    /// - Throws: ``SettingsError`` where the log holds another agreement, or has been worked on under version 0.
    func found(_ document: String, named path: String, at now: Instant) async throws {
        let agreement: Agreement
        do {
            agreement = try AgreementFile.read(document)
        } catch {
            throw SettingsError("--agreement: \(path) has faults:\n\(error)")
        }
        let reader = try log.makeReader()
        let signed = try signedHashes(reader)
        guard signed.isEmpty else {
            guard signed.contains(agreement.hash) else {
                throw SettingsError(
                    "--agreement: the log holds another agreement already; leave the flag out, or sign the new one.")
            }
            return
        }
        guard try !wasWorkedOn(reader) else {
            throw SettingsError(
                "--agreement: the log has been worked on without an agreement, so none can count from its beginning; "
                    + "leave the flag out, or begin a new log.")
        }
        try await publish(agreement, document, at: now)
    }

    /// By the groups' positions; and, since a cluster forgets those of a group that was away for long, by what workers wrote.
    private func wasWorkedOn(_ reader: Log.Reader) throws -> Bool {
        for team in [layout.marketing, layout.sales] {
            guard try reader.group(team.group)?.positions.isEmpty ?? true else { return true }
            for topic in [team.decisions, team.changelog] {
                for number in 0..<layout.partitions {
                    guard let partition = PartitionID(number) else { continue }
                    if try reader.bounds(of: TopicPartition(topic, partition)).end > .zero { return true }
                }
            }
        }
        return false
    }

    private func signedHashes(_ reader: Log.Reader) throws -> Set<String> {
        var hashes: Set<String> = []
        for topic in [layout.marketing.agreements, layout.sales.agreements] {
            for record in try reader.all(TopicPartition(topic, .zero)) {
                guard
                    let decoded = try? EventCodec.decode(
                        Envelope(headersOf: record), value: record.value, key: record.key),
                    case .agreementSigned(let signed) = decoded.event.payload
                else { continue }
                hashes.insert(signed.hash)
            }
        }
        return hashes
    }

    private func publish(_ agreement: Agreement, _ document: String, at now: Instant) async throws {
        var proposed = AgreementProposed()
        proposed.version = agreement.version
        proposed.document = document
        proposed.hash = agreement.hash
        var signed = AgreementSigned()
        signed.version = agreement.version
        signed.hash = agreement.hash
        signed.founding = true
        let publisher = try log.makePublisher()
        var records: [OutgoingRecord] = []
        for (payload, id) in [
            (EventPayload.agreementProposed(proposed), "proposed:\(agreement.hash)"),
            (.agreementSigned(signed), "signed:\(agreement.hash)"),
        ] {
            let event = try PublishableEvent(
                payload: payload, source: "leadrelay:\(team.name)-worker", id: id, time: now, team: team,
                namespace: namespace)
            records.append(layout.record(for: event))
        }
        _ = try await publisher.publish(records)
        await publisher.close()
    }
}
