import EventLog
import Testing

struct PartitionScanTests {
    /// One partition of five records.
    private let reader = TimesReader([[10, 20, 30, 40, 50]])

    @Test func `A scan hands over every record from its start to its end once, a batch at a time`() throws {
        var pairs = PollLimits()
        pairs.records = 2
        var scan = PartitionScan(reader, try place(), from: try offset(1), to: try offset(4), limits: pairs)
        #expect(try times(&scan) == [[20, 30], [40]])
        #expect(scan.position == (try offset(4)))
    }

    @Test func `A scan without an end reads what there is, and goes on when records come`() throws {
        var scan = PartitionScan(reader, try place(), from: try offset(3))
        #expect(try times(&scan) == [[40, 50]])
        reader.append(60, to: 0)
        #expect(try times(&scan) == [[60]])
    }

    @Test func `A scan ends where records end before its end`() throws {
        var scan = PartitionScan(reader, try place(), from: try offset(4), to: try offset(9))
        #expect(try times(&scan) == [[50]])
        #expect(scan.position == (try offset(9)))
    }

    @Test func `A transaction that is open before the end is waited for: a scan is never silently short`() throws {
        let reader = OpenTransactionReader(open: [30, 40])
        var scan = PartitionScan(reader, try place(), from: try offset(0), to: try offset(4))
        let times = try #require(try scan.next()).map(\.appendTime.milliseconds)
        #expect(times == [10, 20])
        #expect(reader.waits == 0)
        // Waiting is what commits it here.
        #expect(try scan.next()?.map(\.appendTime.milliseconds) == [30, 40])
        #expect(reader.waits == 1)
        #expect(try scan.next() == nil)
    }

    @Test func `A merged reader does not pass over a transaction that is open before its end`() throws {
        let reader = OpenTransactionReader(open: [30, 40])
        var merged = MergedReader(
            reader, [.init(try place(), from: try offset(0), to: try offset(4))], batch: 8)
        var times: [Int64] = []
        while let (_, record) = try merged.next() { times.append(record.appendTime.milliseconds) }
        #expect(times == [10, 20, 30, 40])
    }

    @Test func `What an aborted transaction leaves before the end is passed once that is decided`() throws {
        let reader = OpenTransactionReader(open: [30, 40], commits: false)
        var scan = PartitionScan(reader, try place(), from: try offset(2), to: try offset(4))
        #expect(try scan.next() == nil)
        #expect(reader.waits == 1)
        #expect(scan.position == (try offset(4)))
    }

    private func place() throws -> TopicPartition {
        TopicPartition(try #require(TopicName("times")), try #require(PartitionID(0)))
    }

    private func offset(_ number: Int64) throws -> Offset { try #require(Offset(number)) }

    private func times(_ scan: inout PartitionScan<TimesReader>) throws -> [[Int64]] {
        var batches: [[Int64]] = []
        while let records = try scan.next() { batches.append(records.map(\.appendTime.milliseconds)) }
        return batches
    }
}
