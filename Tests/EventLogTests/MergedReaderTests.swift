import EventLog
import Testing

struct MergedReaderTests {
    /// Two partitions; of each record its append time.
    private let reader = TimesReader([[10, 30, 30, 60], [20, 30, 50]])

    @Test func `Records come in the order of append time, of equal times the first source's first`() throws {
        var merged = try MergedReader(reader, sources(), batch: 2)
        #expect(try times(&merged) == ["0@10", "1@20", "0@30", "0@30", "1@30", "1@50", "0@60"])
    }

    @Test func `A source ends before its end, and one without an end goes on when records come`() throws {
        var merged = try MergedReader(
            reader, [.init(place(0), from: offset(1), to: offset(3)), .init(place(1), from: offset(2))], batch: 8)
        #expect(try times(&merged) == ["0@30", "0@30", "1@50"])
        #expect(try merged.sources.map(\.position) == [offset(3), offset(3)])
        reader.append(70, to: 1)
        reader.append(70, to: 0)
        #expect(try times(&merged) == ["1@70"])
    }

    @Test func `The position is the first record not passed, though more were read`() throws {
        var merged = try MergedReader(reader, sources(), batch: 8)
        _ = try merged.next()
        #expect(try merged.sources.map(\.position) == [offset(1), offset(0)])
    }

    @Test func `A moved source goes on at its new place`() throws {
        var merged = try MergedReader(reader, sources(), batch: 8)
        _ = try merged.next()
        merged.move(0, to: try offset(3))
        #expect(try times(&merged) == ["1@20", "1@30", "1@50", "0@60"])
    }

    @Test func `Offsets that compaction left empty before an end are passed`() throws {
        var merged = try MergedReader(reader, [.init(place(0), from: offset(4), to: offset(9))], batch: 8)
        #expect(try merged.next() == nil)
        #expect(try merged.sources.map(\.position) == [offset(9)])
    }

    private func place(_ partition: Int32) throws -> TopicPartition {
        TopicPartition(try #require(TopicName("times")), try #require(PartitionID(partition)))
    }

    private func offset(_ number: Int64) throws -> Offset { try #require(Offset(number)) }

    private func sources() throws -> [MergedReader<TimesReader>.Source] {
        try [.init(place(0), from: offset(0)), .init(place(1), from: offset(0))]
    }

    private func times(_ merged: inout MergedReader<TimesReader>) throws -> [String] {
        var times: [String] = []
        while let (source, record) = try merged.next() { times.append("\(source)@\(record.appendTime.milliseconds)") }
        return times
    }
}
