package import CloudEvents
package import EventLog

/// What the runtime runs: reads records, decides, and leaves state and output. The runtime does the rest: order, time,
/// deadlines, duplicates, dead letters, commits, restore.
///
/// Thread: each lane has a processor of its own and calls it from its own thread.
package protocol Processor {
    /// Reads a record of the inbox. Where it is an event, keeps it for ``decide(_:_:_:)``, which comes before the next read.
    ///
    /// (The event stays inside because a type of its own would make the runtime generic in it, which costs more than most
    /// decisions.)
    mutating func read(_ record: LogRecord, _ envelope: Envelope) -> Reading

    /// Says what becomes of a record of a sidecar. Pure, but for what `.handle` leads to.
    func takeIn(_ record: LogRecord, _ envelope: Envelope) -> Intake

    /// Learns from a record of a followed topic.
    mutating func follow(_ record: LogRecord, _ envelope: Envelope)

    /// Decides what the event does that was read last, from this record. `turn.key` is the event's key, `turn.now` the key's
    /// time after the record.
    mutating func decide(_ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn) throws(ProcessorError)

    /// Decides what it means that the deadline of `turn.key` passed; `turn.now` is its instant. Moves or clears the deadline.
    mutating func fire(_ turn: inout Turn) throws(ProcessorError)

    /// Handles a record of a sidecar that ``takeIn(_:_:)`` answered with `.handle`. `turn.key` is as that said.
    mutating func handle(_ record: LogRecord, _ envelope: Envelope, _ turn: inout Turn) throws(ProcessorError)
}

/// What an inbox record is.
package enum Reading {
    /// - key: whose state it concerns.
    /// - time: `nil` where the event has none; its append time counts then.
    /// - identity: hash of source and id; a second one under the same key changes nothing.
    case event(key: StateKey, time: Instant?, identity: UInt64)
    /// Time control of the partition. `nil` as a tick's time: its append time.
    case clock(ClockControl)
    case deadLetter(DeadLetter)
}

/// Control of a partition's clock.
package enum ClockControl: Sendable, Hashable {
    case ticked(Instant?)
    /// No ticks of our own until released.
    case held
    case released
}

/// What becomes of a sidecar's record.
package enum Intake {
    case append([OutgoingRecord])
    case skip
    case handle(StateKey)
    case deadLetter(DeadLetter)
}

/// Why a record cannot be used.
package struct DeadLetter: Sendable, Hashable {
    /// A closed code, for example `timeInFuture`.
    package let reason: String
    /// A sentence for a person: field, place and mend, without personal data.
    package let sentence: String

    package init(reason: String, sentence: String) {
        self.reason = reason
        self.sentence = sentence
    }
}

/// Why a processor cannot go on; ends the worker.
package struct ProcessorError: Error, Hashable, Sendable {
    /// A sentence for a person, without personal data.
    package let message: String
    package init(_ message: String) { self.message = message }
}
