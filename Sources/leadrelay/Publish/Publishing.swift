import CloudEvents
import EventLog
import LeadStream
import WorkerHost

/// In which order events are published.
enum PublishOrder: Sendable {
    /// As the files hold them.
    case files
    /// By the events' times, over all files.
    case time
    /// By time, slice by slice, waiting for the workers after each.
    case lockstep(DurationArgument)
}

/// One run of `publish` on a log.
struct Publishing {
    let log: OpenLog
    let rejects: RejectLog
    let terminal: TerminalLine
    let tally = PublishTally()
    let start = ContinuousClock.now

    init(_ log: OpenLog, _ rejects: RejectLog, _ terminal: TerminalLine) {
        self.log = log
        self.rejects = rejects
        self.terminal = terminal
    }

    /// - Throws: what ended it, with the number of events that are durable.
    func run(_ inputs: [any EventInput], _ order: PublishOrder) async throws -> PublishSummary {
        let interruption = Interruption { [tally] in tally.sentence }
        defer { interruption.end() }
        do {
            try await publish(InputSequence(inputs, rejects, log.layout), order)
        } catch let missing as Lockstep<HostedLog>.WorkersMissing {
            terminal.write("\(missing) \(tally.sentence)")
            throw ExitStatus.workerMissing.code
        } catch {
            throw tally.failure(error)
        }
        return PublishSummary(events: tally.durable, elapsed: start.duration(to: .now))
    }

    private func publish(_ files: InputSequence, _ order: PublishOrder) async throws {
        switch order {
        case .files: try await publish(files)
        case .time: try await publish(sorted(files))
        case .lockstep(let length): try await publish(sorted(files), slices: length)
        }
    }

    private func sorted(_ files: InputSequence) throws -> MergedRecords {
        var bar = ProgressBar(terminal, start: start)
        return try MergedRecords(sorting: files) { bar.show(events: 0, $0, now: .now) }
    }

    /// Reads the next batch while the one before is being written.
    private func publish(_ source: some RecordSource) async throws {
        let publisher = try log.log.makePublisher()
        var source = source
        var bar = ProgressBar(terminal, start: start)
        var batch = try Self.batch(&source)
        while !batch.isEmpty {
            let writing = batch
            async let written = publisher.publish(writing)
            let next = Result { try Self.batch(&source) }
            tally.add(try await written.count)
            bar.show(events: tally.durable, source.progress, now: .now)
            batch = try next.get()
        }
        await publisher.close()
    }

    private static func batch(_ source: inout some RecordSource) throws -> [OutgoingRecord] {
        var batch: [TimedRecord] = []
        _ = try source.next(into: &batch)
        return batch.map(\.record)
    }
}
