import CloudEvents
import EventLog
import Foundation
import SeededRandom
import Testing

@testable import leadrelay

@Suite("Sorting by time in bounded memory")
struct TimeSorterTests {
    @Test(
        "however much is spilled, the order is that of the times, and of the input where they are the same",
        arguments: [100, 3_000, 40_000, 1_000_000])
    func order(runBytes: Int) throws {
        var random = SplitMix64(seed: 7)
        let topics = try ["a", "b", "c"].map { try #require(TopicName($0)) }
        let records = (0..<500).map { number -> TimedRecord in
            var headers = RecordHeaders()
            headers.append(name: "ce_id", value: "\(number)")
            let time = number % 11 == 0 ? nil : Instant(milliseconds: Int64.random(in: -50...50, using: &random))
            let record = OutgoingRecord(
                topic: topics[number % 3], partition: PartitionID(Int32(number % 5)) ?? .zero, headers: headers,
                key: number % 7 == 0 ? nil : Array("key \(number)".utf8)[...],
                value: number % 13 == 0 ? nil : [UInt8](repeating: 1, count: number % 40)[...])
            return TimedRecord(time: time, record: record)
        }
        var sorter = TimeSorter(directory: FileManager.default.temporaryDirectory.path, runBytes: runBytes)
        for record in records { try sorter.add(record) }
        var merged = try sorter.sorted()
        var sorted: [TimedRecord] = []
        while try merged.next(into: &sorted) { if merged.nextTime == nil { break } }
        let expected = records.enumerated().sorted { left, right in
            let times = (left.element.time ?? .latest, right.element.time ?? .latest)
            return times.0 == times.1 ? left.offset < right.offset : times.0 < times.1
        }.map(\.element)
        #expect(sorted.map(\.record) == expected.map(\.record))
        #expect(sorted.map(\.time) == expected.map(\.time))
    }

    @Test("a directory that takes no file is told")
    func noDirectory() throws {
        var sorter = TimeSorter(directory: "/nowhere", runBytes: 1)
        let record = OutgoingRecord(topic: try #require(TopicName("a")), partition: .zero, key: nil, value: [])
        #expect(throws: CommandFailure.self) { try sorter.add(TimedRecord(time: nil, record: record)) }
    }
}
