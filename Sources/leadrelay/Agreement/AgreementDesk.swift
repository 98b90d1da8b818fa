import AgreementFile
import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker
import WorkerHost

/// Reads what the teams signed, and signs.
struct AgreementDesk {
    private let open: OpenLog
    let register: AgreementRegister

    init(_ log: LogOptions) throws {
        let open = try log.openExisting()
        self.open = open
        register = try log.described { () throws(LogError) in
            try AgreementRegister.of(open.log.makeReader(), open.layout, read: AgreementFile.signed)
        }
    }

    /// Writes what a team says of agreements, in this order.
    func publish(_ payloads: [EventPayload], by team: Team) async throws {
        let now = SystemClock().now()
        let records = try payloads.map { payload in
            let event = try PublishableEvent(
                payload: payload, source: "leadrelay:agreement", id: "\(payload.type.name):\(now)", time: now,
                team: team)
            return open.layout.record(for: event)
        }
        let publisher = try open.log.makePublisher()
        _ = try await publisher.publish(records)
        await publisher.close()
    }
}
