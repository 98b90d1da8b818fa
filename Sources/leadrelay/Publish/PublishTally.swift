import EventLog
import Synchronization
import WorkerHost

/// How many events of a run are on the log for good, for a run that does not reach its end too.
final class PublishTally: Sendable {
    private let events = Atomic(0)
    private let holdsClocks = Atomic(false)

    /// Acknowledged by the log.
    var durable: Int { events.load(ordering: .relaxed) }

    func add(_ count: Int) { events.add(count, ordering: .relaxed) }

    /// Whether the run has told the workers to hold their clocks.
    func holds(clocks: Bool) { holdsClocks.store(clocks, ordering: .relaxed) }

    /// What to know about a run that broke off. A batch that was being written may be durable beside those counted.
    var sentence: String {
        holdsClocks.load(ordering: .relaxed) ? "\(durability) \(HeldClocks.advice)" : durability
    }

    private var durability: String {
        guard durable > 0 else { return "No event is known to be durable." }
        let events = durable == 1 ? "1 event is" : "\(ProgressBar.grouped(durable)) events are"
        return "At least \(events) durable; publish the same again, and nothing is added twice."
    }

    /// The error of a run that broke off, with what to know about it.
    func failure(_ error: any Error) -> CommandFailure {
        // A file that cannot be used was found before the first batch.
        if let failure = error as? CommandFailure, durable == 0 { return failure }
        // A worker waits for space and goes on by itself; `publish` ends.
        let what =
            (error as? LogError)?.code == .diskFull
            ? "publish: no space is left for the log; free some." : "\(error)".endingInPeriod
        return CommandFailure("\(what) \(sentence)", ExitStatus(error))
    }
}

extension String {
    fileprivate var endingInPeriod: String { hasSuffix(".") ? self : self + "." }
}
