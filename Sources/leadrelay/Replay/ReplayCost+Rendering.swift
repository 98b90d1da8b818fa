import EventLog
import LeadBoard
import LeadReplay

extension ReplayCost {
    /// What a replay will move, for a person.
    func lines(_ stretch: Stretch, rate: Int?) -> [String] {
        var lines = [
            "\(isExact ? "" : "About ")\(ProgressBar.counted(records, "record")) of "
                + "\(ProgressBar.counted(offsets, "offset")) in \(stretch.topic.name), "
                + "\(Self.size(bytes)), about \(Self.time(seconds(atMost: rate))):"
        ]
        for range in stretch.ranges {
            lines.append("  partition \(range.place.partition): \(range.start) to \(range.end)")
        }
        return lines
    }

    func json(_ stretch: Stretch, rate: Int?) -> JSONText {
        let ranges = stretch.ranges.map { range in
            JSONText.object([
                .init("partition", .integer(Int64(range.place.partition.number))),
                .init("from", .integer(range.start.number)), .init("to", .integer(range.end.number)),
            ])
        }
        return .object([
            .init("topic", .string(stretch.topic.name.name)), .init("records", .integer(records)),
            .init("bytes", .integer(bytes)), .init("exact", .bool(isExact)), .init("offsets", .integer(offsets)),
            .init("seconds", .decimal(seconds(atMost: rate), digits: 1)), .init("ranges", .array(ranges)),
        ])
    }

    /// For example `3.4 MB`.
    private static func size(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(bytes) bytes" }
        let (unit, divisor) =
            bytes < 1_000_000 ? ("kB", 1_000) : bytes < 1_000_000_000 ? ("MB", 1_000_000) : ("GB", 1_000_000_000)
        return "\(Double(bytes * 10 / divisor) / 10) \(unit)"
    }

    private static func time(_ seconds: Double) -> String {
        if seconds < 1 { return "a second" }
        if seconds < 120 { return "\(Int(seconds.rounded())) seconds" }
        if seconds < 7_200 { return "\(Int((seconds / 60).rounded())) minutes" }
        return "\(Int((seconds / 3_600).rounded())) hours"
    }
}

extension ProgressBar {
    /// For example `1 record`, `12,000 records`.
    static func counted(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(grouped(number)) \(noun)s"
    }

    mutating func show(_ written: Int, of cost: ReplayCost) {
        let share = cost.records == 0 ? nil : min(Double(written) / Double(cost.records), 1)
        show(events: written, PublishProgress(phase: "replaying", share: share), now: .now)
    }
}
