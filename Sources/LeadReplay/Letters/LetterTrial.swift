import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker

/// Reads a letter's original as its worker would read it now. Writes nothing.
struct LetterTrial<Work: Processor> {
    private var work: Work
    private let topics: TopicLayout.TeamTopics
    private let now: AppendTime

    init(_ work: Work, _ topics: TopicLayout.TeamTopics, now: AppendTime) {
        self.work = work
        self.topics = topics
        self.now = now
    }

    /// - Returns: why it cannot be used now either; `nil` where it can.
    mutating func fault(of letter: Letter) -> DeadLetter? {
        guard let origin = letter.origin, [topics.inbox, topics.ingress].contains(origin.place.topic) else {
            return DeadLetter(
                reason: letter.reason, sentence: "The letter does not say where it was read; publish the event anew.")
        }
        guard !letter.isCut else {
            return DeadLetter(
                reason: letter.reason,
                sentence: "The original was too large to be kept; publish the event anew, with a link to what is large."
            )
        }
        let record = LogRecord(
            source: origin.place, offset: origin.offset, appendTime: now, headers: letter.originalHeaders,
            key: letter.record.key, value: letter.record.value)
        let envelope = Envelope(headersOf: record)
        if origin.place.topic == topics.ingress {
            guard case .deadLetter(let again) = work.takeIn(record, envelope) else { return nil }
            return again
        }
        switch work.read(record, envelope) {
        case .deadLetter(let again): return again
        case .event(_, let time, _):
            guard let time, PartitionTask.isTooFarAhead(time, of: now) else { return nil }
            return .timeInFuture
        case .clock: return nil
        }
    }
}
