import CloudEvents
import LeadEvents

/// A lead's place in a pool's queue.
struct WaitingRow: RouterRow, Hashable {
    let lead: LeadID
    let need: Need
    let since: Instant

    init(lead: LeadID, need: Need, since: Instant) {
        self.lead = lead
        self.need = need
        self.since = since
    }

    init(from reader: inout StateReader) throws(LeadStateError) {
        lead = LeadID(try reader.uuid())
        let request = try reader.number32()
        since = try reader.instant()
        let handoff = try reader.text()
        need = Need(request: request, handoff: handoff.isEmpty ? nil : handoff)
    }

    func encode(into bytes: inout [UInt8]) {
        bytes.append(uuid: lead.uuid)
        bytes.append(number: UInt64(need.request))
        bytes.append(instant: since)
        bytes.append(text: need.handoff ?? "")
    }
}

/// What an assignment answers.
struct Need: Hashable {
    let request: UInt32
    let handoff: String?
}
