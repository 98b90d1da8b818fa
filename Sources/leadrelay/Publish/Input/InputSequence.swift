import CloudEvents
import LeadEvents
import LeadStream

/// The events of all inputs, in the inputs' order.
struct InputSequence: RecordSource {
    private var inputs: [any EventInput]
    private let rejects: RejectLog
    private let layout: TopicLayout
    private var current = 0
    private var events: [PublishableEvent] = []

    init(_ inputs: [any EventInput], _ rejects: RejectLog, _ layout: TopicLayout) {
        self.inputs = inputs
        self.rejects = rejects
        self.layout = layout
    }

    var progress: PublishProgress {
        let sizes = inputs.map(\.file.size)
        guard sizes.allSatisfy({ $0 != nil }) else { return PublishProgress(phase: "publishing", share: nil) }
        let (whole, done) = (sizes.reduce(0) { $0 + ($1 ?? 0) }, inputs.reduce(0) { $0 + $1.file.position })
        return PublishProgress(phase: "publishing", share: whole == 0 ? nil : min(Double(done) / Double(whole), 1))
    }

    mutating func next(into batch: inout [TimedRecord]) throws -> Bool {
        while current < inputs.count, batch.count < PublishLimits.records {
            events.removeAll(keepingCapacity: true)
            let state = try inputs[current].read(into: &events, rejects)
            for event in events {
                batch.append(TimedRecord(time: event.time, record: layout.record(for: event)))
            }
            if case .end = state { current += 1 }
            // What a pipe has brought goes out at once; there may be nothing more for long.
            if case .waiting = state, !batch.isEmpty { break }
        }
        return !batch.isEmpty
    }
}
