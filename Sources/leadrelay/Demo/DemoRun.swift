import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import LeadStream
import SampleHistory
import WorkerHost

/// Publishes a history slice by slice, and lets its reps hear after each slice what the workers decided.
struct DemoRun {
    private var company: SampleCompany
    private let from: Instant
    private let until: Instant
    /// Milliseconds.
    private let slice: Int64
    private let layout: TopicLayout
    private let reader: HostedReader
    private let lockstep: Lockstep<HostedLog>
    private var progress: DemoProgress

    init(_ history: SampleHistory, on open: OpenLog, slice: Int64, terminal: TerminalLine) throws(LogError) {
        company = SampleCompany(history)
        from = history.start
        until = history.end
        self.slice = slice
        layout = open.layout
        reader = try open.log.makeReader()
        lockstep = try Lockstep(log: open.log, layout: open.layout, clock: SystemClock())
        progress = DemoProgress(from: history.start, until: history.end, terminal)
    }

    mutating func play() async throws {
        var decisions = Board(DemoFold())
        var heard = 0
        var time = from
        try await lockstep.begin()
        while time < until {
            time = min(time.advanced(byMilliseconds: slice), until)
            let events = company.events(until: time)
            try await lockstep.publish(try events.map(record), until: time)
            try decisions.catchUp(reader, prefix: layout.prefix)
            company.react(to: Array(decisions.fold.assignments.dropFirst(heard)))
            heard = decisions.fold.assignments.count
            progress.show(time, published: events.count, decisions.fold.tally)
        }
        try await lockstep.finish()
    }

    private func record(_ event: SampleEvent) throws(EventFault) -> OutgoingRecord {
        layout.record(for: try event.publishable)
    }
}
