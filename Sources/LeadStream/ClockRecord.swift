package import CloudEvents
package import EventLog
package import LeadEvents

/// Records that control a partition's clock.
package enum ClockRecord {
    /// - Parameters:
    ///   - payload: `clock.ticked`, `clock.held` or `clock.released`.
    ///   - occasion: what makes it this one, for its id; the same occasion has the same id.
    ///   - time: what time it is; `nil`: the append time.
    package static func make(
        _ payload: EventPayload, for team: Team, occasion: String, at time: Instant?, _ partition: PartitionID,
        _ layout: TopicLayout
    ) -> OutgoingRecord {
        var envelope = Envelope()
        envelope.specVersion = Array("1.0".utf8)[...]
        envelope.id = Array("\(payload.type.name)/\(partition)/\(occasion)".utf8)[...]
        envelope.source = EventCodec.source(of: team)
        envelope.type = Array(payload.type.name.utf8)[...]
        envelope.team = Array(team.name.utf8)[...]
        envelope.contentType = Array(PayloadEncoding.protobuf.contentType.utf8)[...]
        if let time { envelope.time = .at(time) }
        return OutgoingRecord(
            topic: layout[team].inbox, partition: partition, headers: RecordHeaders(envelope), key: nil,
            value: EventCodec.encode(payload, as: .protobuf)[...])
    }
}
