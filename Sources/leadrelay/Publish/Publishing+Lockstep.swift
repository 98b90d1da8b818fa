import CloudEvents
import EventLog
import WorkerHost

extension Publishing {
    /// Publishes history slice by slice; between slices everything comes to rest.
    ///
    /// Slices begin at whole multiples of their length since 1970, so that the same history is cut the same way each time;
    /// those in which nothing happens and nothing is due are passed over. What has no time, or one that is yet to come, is
    /// the last slice.
    func publish(_ history: consuming MergedRecords, slices length: DurationArgument) async throws {
        var history = history
        let clock = SystemClock()
        let lockstep = try Lockstep(log: log.log, layout: log.layout, clock: clock)
        let publisher = try log.log.makePublisher()
        var bar = ProgressBar(terminal, start: start)
        tally.holds(clocks: true)
        try await lockstep.begin()
        while let first = history.nextTime {
            let end = length.end(of: min(first, try lockstep.earliestDeadline() ?? first))
            let isLast = end > clock.now()
            var slice: [OutgoingRecord] = []
            while let time = history.nextTime, isLast || time < end, let next = try history.next() {
                slice.append(next.record)
                guard slice.count == PublishLimits.records else { continue }
                tally.add(try await publisher.publish(slice).count)
                slice = []
            }
            try await lockstep.publish(slice, until: min(end, clock.now()))
            tally.add(slice.count)
            bar.show(events: tally.durable, history.progress, now: .now)
        }
        try await lockstep.finish()
        tally.holds(clocks: false)
        await publisher.close()
    }
}

extension DurationArgument {
    /// The first instant after the slice of this length that holds `time`.
    func end(of time: Instant) -> Instant {
        let (quotient, remainder) = time.milliseconds.quotientAndRemainder(dividingBy: milliseconds)
        return Instant(milliseconds: (remainder < 0 ? quotient : quotient + 1) * milliseconds)
    }
}
