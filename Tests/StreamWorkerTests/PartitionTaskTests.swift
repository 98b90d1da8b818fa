import CloudEvents
import EventLog
import StreamWorkerTesting
import Testing

@testable import StreamWorker

@Suite("What happens to one record")
struct PartitionTaskTests {
    private static let start = Instant(milliseconds: 1_000_000_000_000)

    private var driver = ProcessorDriver(
        CountingProcessor(), inbox: CountingProcessor.inbox, deadLetters: CountingProcessor.deadLetters)

    private static func at(_ seconds: Int64) -> Instant { start.advanced(byMilliseconds: seconds * 1_000) }

    private static func texts(_ output: LaneOutput) -> [String] {
        output.records.map { String(decoding: $0.value ?? [], as: UTF8.self) }
    }

    @Test("the same source and id a second time changes nothing")
    mutating func duplicates() throws {
        let record = OutgoingRecord.counting("add", "5", key: 1, id: "a")
        #expect(Self.texts(try driver.take(record, appendedAt: Self.start)) == ["5"])
        let second = try driver.take(record, appendedAt: Self.at(1))
        #expect(second.records.isEmpty)
        #expect(second.duplicates == 1)
        let other = OutgoingRecord.counting("add", "5", key: 2, id: "a")
        #expect(Self.texts(try driver.take(other, appendedAt: Self.at(2))) == ["5"])
    }

    @Test("a deadline fires before the key's own first record beyond it, at its own instant")
    mutating func firesBeforeRecord() throws {
        let deadline = Self.at(60)
        let arm = OutgoingRecord.counting("arm", "\(deadline.milliseconds)", key: 1, id: "a", at: Self.start)
        _ = try driver.take(arm, appendedAt: Self.start)
        let inside = OutgoingRecord.counting("add", "1", key: 2, id: "b", at: Self.at(90))
        #expect(Self.texts(try driver.take(inside, appendedAt: Self.at(90))) == ["1"])
        let beyond = OutgoingRecord.counting("add", "1", key: 1, id: "c", at: Self.at(90))
        #expect(
            Self.texts(try driver.take(beyond, appendedAt: Self.at(90)))
                == ["fired at \(deadline.milliseconds)", "1"])
        #expect(driver.deadline == nil)
    }

    @Test("an event at the very instant of a deadline is inside it")
    mutating func deadlineIsInclusive() throws {
        let deadline = Self.at(60)
        _ = try driver.take(
            .counting("arm", "\(deadline.milliseconds)", key: 1, id: "a", at: Self.start), appendedAt: Self.start)
        let answer = OutgoingRecord.counting("add", "1", key: 1, id: "b", at: deadline)
        #expect(Self.texts(try driver.take(answer, appendedAt: deadline)) == ["1"])
    }

    @Test("a tick fires every deadline up to it, in order, and moves every key's time")
    mutating func tick() throws {
        for (key, seconds) in [(UInt64(1), Int64(30)), (2, 10), (3, 20), (4, 99)] {
            let arm = OutgoingRecord.counting(
                "arm", "\(Self.at(seconds).milliseconds)", key: key, id: "a", at: Self.start)
            _ = try driver.take(arm, appendedAt: Self.start)
        }
        let fired = try driver.take(.counting("tick", key: nil, id: ""), appendedAt: Self.at(30))
        #expect(Self.texts(fired) == [Int64(10), 20, 30].map { "fired at \(Self.at($0).milliseconds)" })
        #expect(driver.deadline == Self.at(99))
        // Key 1's next event is dated before the tick; its time is the tick's, which its new deadline lies behind.
        let late = OutgoingRecord.counting("arm", "\(Self.at(25).milliseconds)", key: 1, id: "b", at: Self.at(5))
        #expect(
            Self.texts(try driver.take(late, appendedAt: Self.at(31))) == ["fired at \(Self.at(30).milliseconds)"])
    }

    @Test(
        "a record that no topic takes from us is told of in the dead letters, and ends nothing",
        arguments: [
            (key: 16, header: 10, value: 5_000_000, omitted: "the value of 5000000 bytes"),
            (key: 16, header: 3_000_000, value: 9, omitted: "key, headers and value, 3000031 bytes together"),
            (key: 3_000_000, header: 10, value: 9, omitted: "key, headers and value, 3000025 bytes together"),
            (key: 16, header: 400_000, value: 900_000, omitted: nil),
        ])
    mutating func tooLarge(size: (key: Int, header: Int, value: Int, omitted: String?)) throws {
        func bytes(_ count: Int) -> ArraySlice<UInt8> { [UInt8](repeating: 0x61, count: count)[...] }
        var record = OutgoingRecord(
            topic: CountingProcessor.sidecar, partition: .zero, key: bytes(size.key), value: bytes(size.value))
        record.headers.append(name: Array("x".utf8)[...], value: bytes(size.header))
        for isInbox in [true, false] {
            let output =
                isInbox
                ? try driver.take(record, appendedAt: Self.start)
                : try driver.takeFromSidecar(record, of: CountingProcessor.sidecar, appendedAt: Self.start)
            #expect(output.deadLetters == ["tooLarge"])
            let letter = try #require(output.records.first)
            #expect(output.records.count == 1 && letter.topic == CountingProcessor.deadLetters)
            #expect(letter.size <= TopicSpec.letterBytes)
            #expect(
                letter.headers.first(DeadLetterHeader.omitted)??.elementsEqual((size.omitted ?? "").utf8)
                    ?? (size.omitted == nil))
            #expect((letter.value == record.value) == (size.omitted == nil))
            #expect(letter.headers.first(DeadLetterHeader.position) != nil)
        }
    }

    @Test("a sender cannot tell a redrive where its record was read, nor why it was refused")
    mutating func forgedLetter() throws {
        var record = OutgoingRecord.counting("nonsense", "5", key: 1, id: "a")
        record.headers.append(name: "deadletter-position", value: "elsewhere/0/9")
        record.headers.append(name: "deadletter-reason", value: "timeInFuture")
        record.headers.append(name: "deadletter-omitted", value: "nothing")
        record.headers.append(name: "x", value: "kept")
        let letter = try #require(try driver.take(record, appendedAt: Self.start).records.first)
        func values(_ name: String) -> [String] {
            letter.headers.filter { $0.name.elementsEqual(name.utf8) }
                .map { String(decoding: $0.value ?? [], as: UTF8.self) }
        }
        #expect(values("deadletter-reason") == ["boom"])
        #expect(values("deadletter-position").count == 1 && values("deadletter-position") != ["elsewhere/0/9"])
        #expect(values("deadletter-omitted") == [])
        #expect(values("x") == ["kept"])
    }

    @Test("an event dated more than five minutes ahead of its arrival goes to the dead letters, as it came")
    mutating func future() throws {
        let record = OutgoingRecord.counting("add", "1", key: 1, id: "a", at: Self.at(301))
        let output = try driver.take(record, appendedAt: Self.start)
        #expect(output.deadLetters == ["timeInFuture"])
        let letter = try #require(output.records.first)
        #expect(letter.topic == CountingProcessor.deadLetters)
        #expect(letter.key == record.key)
        #expect(letter.value == record.value)
        #expect(letter.headers.block.starts(with: record.headers.block))
        let reason = letter.headers.first(DeadLetterHeader.reason)
        #expect(reason.map { $0.map { String(decoding: $0, as: UTF8.self) } } == "timeInFuture")
        let fine = OutgoingRecord.counting("add", "1", key: 1, id: "a", at: Self.at(300))
        #expect(Self.texts(try driver.take(fine, appendedAt: Self.start)) == ["1"])
    }

    @Test("what cannot be read goes to the dead letters, and the next record is taken")
    mutating func boom() throws {
        #expect(try driver.take(.counting("boom", key: 1, id: "a"), appendedAt: Self.start).deadLetters == ["boom"])
        #expect(Self.texts(try driver.take(.counting("add", "2", key: 1, id: "b"), appendedAt: Self.start)) == ["2"])
    }
}
