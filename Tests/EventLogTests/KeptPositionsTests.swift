import EventLog
import Testing

@Suite("The positions that a changelog keeps")
struct KeptPositionsTests {
    /// Rows of state, and among them records of positions; each tells its own offset as the place.
    private final class ChangelogReader: LogReader {
        static let rows: Int64 = 5_000
        static let input = TopicName("inbox").map { TopicPartition($0, .zero) }
        let marks: Set<Int64>

        init(positionsAt marks: Set<Int64>) { self.marks = marks }

        private func record(_ number: Int64, _ place: TopicPartition) -> LogRecord? {
            guard let offset = Offset(number), let input = Self.input else { return nil }
            let value = marks.contains(number) ? PositionRecord.encode([InputPosition(input, next: offset)]) : [1]
            return LogRecord(
                source: place, offset: offset, appendTime: AppendTime(milliseconds: 0), headers: RecordHeaders(),
                key: (marks.contains(number) ? PositionRecord.key : [0])[...], value: value[...])
        }

        func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] {
            (offset.number..<Self.rows).prefix(limits.records).compactMap { record($0, place) }
        }

        func bounds(of place: TopicPartition) -> PartitionBounds {
            PartitionBounds(first: .zero, end: Offset(Self.rows) ?? .zero)
        }

        func topics() -> [TopicDescription] { [] }
        func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }
        func groups() -> [GroupDescription] { [] }
        func waitForAppends(timeout: Duration) {}
    }

    @Test(
        "the last ones count, however far they lie before the end",
        arguments: [[], [0], [0, 10], [10, 3_975], [3_976], [7, 4_999]] as [Set<Int64>])
    func last(marks: Set<Int64>) throws {
        let changelog = TopicPartition(try #require(TopicName("changelog")), .zero)
        let kept = try ChangelogReader(positionsAt: marks).keptPositions(in: changelog)
        #expect(kept.values.map(\.number) == marks.max().map { [$0] } ?? [])
    }
}
