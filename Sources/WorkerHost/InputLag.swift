import CloudEvents
import EventLog
import StreamWorker

/// How far behind one input is.
struct InputLag: Sendable {
    let input: TopicPartition
    /// Records after the committed position.
    let records: Int64
    /// Age of the first of them; 0 where there is none.
    let seconds: Double
    /// Records behind the last stable offset, which nobody can read yet.
    let unstable: Int64

    /// Every input of the partitions held, inbox first. One that was never committed counts from its first
    /// record. Cost: one look at each input's bounds, and one record of each that is behind; `gotOn` is called after each.
    static func read(
        _ state: LaneHealth.State, _ plan: SessionPlan, _ reader: some LogReader, _ clock: any WallClock,
        _ gotOn: () -> Void = {}
    ) throws(LogError) -> [InputLag] {
        var lags: [InputLag] = []
        for input in inputs(of: state.held, plan) {
            let bounds = try reader.bounds(of: input)
            let next = state.positions[input] ?? bounds.first
            let records = max(0, bounds.end.number - next.number)
            let seconds = records == 0 ? 0 : try age(of: next, input, reader, clock)
            let unstable = max(0, bounds.end.number - (try reader.stableEnd(of: input)).number)
            lags.append(InputLag(input: input, records: records, seconds: seconds, unstable: unstable))
            gotOn()
        }
        return lags
    }

    private static func inputs(of held: Set<PartitionID>, _ plan: SessionPlan) -> [TopicPartition] {
        let topics = [(plan.inbox, false)] + plan.sidecars.map { ($0.topic, $0.isSingle) }
        return topics.flatMap { topic, isSingle in
            held.sorted().filter { !isSingle || $0 == .zero }.map { TopicPartition(topic, $0) }
        }
    }

    private static func age(
        of offset: Offset, _ input: TopicPartition, _ reader: some LogReader, _ clock: any WallClock
    ) throws(LogError) -> Double {
        var limits = PollLimits()
        limits.records = 1
        guard let first = try reader.read(input, from: offset, limits: limits).first else { return 0 }
        return Double(max(0, clock.now().milliseconds - first.appendTime.milliseconds)) / 1_000
    }
}
