import Dispatch
package import EventLog
import Synchronization

/// Appends to the embedded log from outside the workers.
///
/// Group commit: while one transaction is on its way to the disk, the calls that come meanwhile gather and go together in
/// the next one. A call is suspended until all of its records are on the disk, so what is under way is what callers
/// wait for; one transaction takes at most `publishRecords` and `publishBytes` of it, so that workers get their turn.
package final class EmbeddedPublisher: LogPublisher {
    private struct State {
        var waiting: [PublishCall] = []
        var isWriting = false
        var isClosed = false
        /// Who waits for the publisher to come to rest.
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let connection: Mutex<Connection>
    // Writing blocks, so it has a thread of its own; one transaction at a time.
    private let writer = DispatchQueue(label: "leadrelay.log.publisher")
    private let settings: EmbeddedLogSettings

    init(_ files: LogFiles, _ settings: EmbeddedLogSettings) throws(LogError) {
        self.settings = settings
        connection = Mutex(try Connection(files, settings, operation: "makePublisher"))
    }

    deinit { connection.withLock { $0.close() } }

    package func publish(_ records: [OutgoingRecord]) async throws(LogError) -> [RecordPosition] {
        try await write(records, at: nil)
    }

    package func publish(_ records: [OutgoingRecord], appended times: [AppendTime]) async throws(LogError) {
        try Self.check(times, for: records)
        _ = try await write(records, at: times)
    }

    private func write(
        _ records: [OutgoingRecord], at times: [AppendTime]?
    ) async throws(LogError) -> [RecordPosition] {
        guard !records.isEmpty else { return [] }
        let result = await withCheckedContinuation { continuation in
            enqueue(PublishCall(records: records, times: times, continuation: continuation))
        }
        return try result.get()
    }

    package func close() async {
        await withCheckedContinuation { (closer: CheckedContinuation<Void, Never>) in
            let isAtRest = state.withLock { state in
                state.isClosed = true
                if state.isWriting { state.closers.append(closer) }
                return !state.isWriting
            }
            if isAtRest { closer.resume() }
        }
        connection.withLock { $0.close() }
    }

    private func enqueue(_ call: PublishCall) {
        let starts: Bool? = state.withLock { state in
            if state.isClosed { return nil }
            state.waiting.append(call)
            defer { state.isWriting = true }
            return !state.isWriting
        }
        switch starts {
        case .some(true): writer.async { self.writeAll() }
        case .some(false): break
        case .none:
            let error = LogError(
                .closed, operation: "publish", recovery: .stop, message: "the publisher is closed")
            call.continuation.resume(returning: .failure(error))
        }
    }

    /// Writes until nobody waits.
    private func writeAll() {
        connection.withLock { connection in
            var group = GroupCommit(settings)
            while true {
                group.admit(takeWaiting(), connection)
                if group.writeOne(connection) { continue }
                if rest() { return }
            }
        }
    }

    private func takeWaiting() -> [PublishCall] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// Stops writing where nobody waits any longer.
    private func rest() -> Bool {
        let closers: [CheckedContinuation<Void, Never>]? = state.withLock { state in
            guard state.waiting.isEmpty else { return nil }
            state.isWriting = false
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers ?? [] { closer.resume() }
        return closers != nil
    }
}
