import EmbeddedLog
import EventLog
import LeadStream
import Testing
import WorkerHost

struct ClockLogTests {
    /// The run that ticks found a log on which everything was read, and ended before it had looked at its deadlines.
    @Test(
        "Deadlines that a run without ticks left open are waited for by the next run that ticks",
        .timeLimit(.minutes(2)))
    func deadlinesLeftOpen() throws {
        let fixture = try ReplayFixture(leads: 3)
        let reader = try fixture.open().makeReader()
        let rest = Quiescence(fixture.layout.readings)
        // The offers of March were to be answered within days.
        let later = AppendTime(milliseconds: 1_775_000_000_000)
        #expect(try rest.holds(in: reader, now: nil))
        #expect(try !rest.holds(in: reader, now: later))
        try fixture.run("up", "--exit-when-idle")
        #expect(try rest.holds(in: reader, now: later))
        #expect(
            try fixture.records("sales.decisions").contains { $0.text("ce_type") == "leadrelay.handoff.expired.v1" })
    }
}
