import EventLog
import LeadStream
import SampleHistory

extension SampleMix {
    /// The reps, then the events, block by block.
    func visitRecords(_ layout: TopicLayout, _ body: ([OutgoingRecord]) async throws -> Void) async rethrows {
        var block = reps.map { $0.record(in: layout) }
        for event in self {
            block.append(event.record(in: layout))
            guard block.count >= RecordBlock.size else { continue }
            try await body(block)
            block.removeAll(keepingCapacity: true)
        }
        if !block.isEmpty { try await body(block) }
    }
}
