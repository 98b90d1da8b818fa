import CloudEvents
import LeadEvents
import SwiftProtobuf

/// Kind, source, id, time, until, and the payload in protobuf.
extension WaitingActivity {
    func encode(into bytes: inout [UInt8]) {
        // Only what has a kind ever waits, and only `Any` and proto2's required fields, which the contract has not, can fail.
        let kind = Kind(event.type) ?? .accepted
        let payload: [UInt8] = (try? event.payload.message.serializedBytes()) ?? []
        bytes.append(kind.rawValue)
        bytes.append(text: event.reference.source)
        bytes.append(text: event.reference.id)
        bytes.append(instant: event.time)
        bytes.append(instant: until)
        bytes.append(counted: payload)
    }

    init(from reader: inout StateReader) throws(LeadStateError) {
        guard let kind = Kind(rawValue: try reader.byte()) else { throw .damaged }
        var reference = EventReference()
        reference.source = try reader.text()
        reference.id = try reader.text()
        let time = try reader.instant()
        let until = try reader.instant()
        let bytes = try reader.counted()
        guard let payload = try? EventPayload(kind.type, reader: ProtobufReader(bytes: Array(bytes))) else {
            throw .damaged
        }
        self.init(event: LeadEvent(reference: reference, time: time, payload: payload), until: until)
    }

    private struct ProtobufReader: PayloadReader {
        let bytes: [UInt8]

        func read<Value: Message>() throws -> Value { try Value(serializedBytes: bytes) }
    }

    /// The payload without what no rule reads: free texts and a company's own fields, which may be long.
    static func reduced(_ payload: EventPayload) -> EventPayload {
        switch payload {
        case .handoffAccepted(var message):
            message.clearNote()
            message.custom = []
            return .handoffAccepted(message)
        case .handoffRejected(var message):
            message.custom = []
            return .handoffRejected(message)
        case .outreachAttempted(var message):
            message.claims = []
            message.custom = []
            return .outreachAttempted(message)
        case .conversationHeld(var message):
            message.clearNote()
            message.custom = []
            return .conversationHeld(message)
        case .meetingHeld(var message):
            message.custom = []
            return .meetingHeld(message)
        case .followupScheduled(var message):
            message.clearNote()
            message.custom = []
            return .followupScheduled(message)
        case .ownerChanged(var message):
            message.clearReason()
            message.custom = []
            return .ownerChanged(message)
        case .dealOpened(var message):
            message.custom = []
            return .dealOpened(message)
        case .saleWon(var message):
            message.custom = []
            return .saleWon(message)
        case .saleLost(var message):
            message.clearNote()
            message.custom = []
            return .saleLost(message)
        case .saleReversed(var message):
            message.custom = []
            return .saleReversed(message)
        default: return payload
        }
    }
}
