import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import StreamWorker
import WorkerHost

/// Decode, decide, encode on one core, with no log: events of the mix as encoded records in memory, through the workers' own
/// processing, with all that follows from them in both teams.
///
/// Ceiling: the same records decoded and encoded again, with nothing decided.
struct RulesBenchmark {
    private let mix: SampleMix
    private let layout: TopicLayout
    private let now = AppendTime(milliseconds: SystemClock().now().milliseconds)

    init(_ scale: Scale) throws {
        mix = scale.mix
        layout = try Layout.standard()
    }

    func run() throws -> [Measurement] {
        let blocks = encodedMix()
        let codec = try coreSeconds { for block in blocks { try recode(block) } }
        var teams = TeamsWithoutLog(
            layout, Layout.processor(MarketingWorker.self, layout), Layout.processor(SalesWorker.self, layout))
        let elapsed = try coreSeconds {
            for block in blocks {
                for record in block { try teams.take(record) }
                teams.keepChanges()
            }
        }
        let events = Double(mix.count)
        return [
            Measurement(
                name: "rules without a log", value: events / elapsed, unit: "events/s", ceiling: events / codec,
                target: .atLeast(200_000)),
            Measurement(name: "  inbox records", value: Double(teams.taken) / elapsed, unit: "records/s"),
            Measurement(name: "  decisions per event", value: Double(teams.decisions) / events, unit: ""),
            Measurement(name: "  dead letters", value: Double(teams.deadLetters), unit: "", target: .atMost(0)),
        ]
    }

    private func encodedMix() -> [[LogRecord]] {
        var blocks: [[LogRecord]] = []
        var block = RecordBlock()
        for event in mix.reps + Array(mix) {
            block.append(event.record(in: layout))
            guard block.isFull else { continue }
            blocks.append(block.records(from: .zero, appendedAt: now))
            block = RecordBlock()
        }
        blocks.append(block.records(from: .zero, appendedAt: now))
        return blocks
    }

    private func recode(_ block: [LogRecord]) throws {
        for record in block {
            let event = try EventCodec.decode(Envelope(headersOf: record), value: record.value, key: record.key).event
            guard !EventCodec.encode(event.payload).isEmpty else { throw BenchError("An event has no bytes.") }
        }
    }
}
