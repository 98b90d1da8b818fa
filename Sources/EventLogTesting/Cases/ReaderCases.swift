import EventLog

extension ConformanceCase {
    static var readerCases: [ConformanceCase] {
        [
            ConformanceCase("an empty partition begins where it ends") { world in
                let reader = try world.log.makeReader()
                try expect(
                    try reader.bounds(of: place(world.inbox)), equals: PartitionBounds(first: .zero, end: .zero),
                    "bounds")
                try expect(
                    try reader.read(place(world.inbox), from: .zero, limits: PollLimits()).isEmpty, "a record came")
            },
            ConformanceCase("a read stops at its limits, gives at least one record, and nothing at the end") { world in
                try await world.publish(
                    (0..<10).map { "\($0)" + String(repeating: "x", count: 99) }, to: place(world.inbox))
                let reader = try world.log.makeReader()
                var limits = PollLimits()
                limits.records = 3
                func count(from number: Int64) throws -> Int {
                    try reader.read(place(world.inbox), from: offset(number), limits: limits).count
                }
                try expect(try count(from: 0), equals: 3, "at most 3 records")
                try expect(try count(from: 8), equals: 2, "what is left")
                try expect(try count(from: 10), equals: 0, "at the end")
                limits.records = 100
                limits.bytes = 350
                try expect((1...4).contains(try count(from: 0)), "at most 350 bytes")
                limits.bytes = 1
                try expect(try count(from: 0), equals: 1, "one record, whatever its size")
            },
            ConformanceCase("a position past the end is an error") { world in
                let reader = try world.log.makeReader()
                try await expectError(.offsetOutOfRange, "read") {
                    _ = try reader.read(place(world.inbox), from: offset(1), limits: PollLimits())
                }
            },
            ConformanceCase(
                "a time leads to the first record appended at or after it", needs: [.timeLookup, .handClock]
            ) { world in
                let inbox = place(world.inbox)
                for value in ["a", "b", "c"] {
                    world.fixture.advanceClock(by: .seconds(10))
                    try await world.publish([value, value], to: inbox)
                }
                let reader = try world.log.makeReader()
                let times = try reader.read(inbox, from: .zero, limits: PollLimits()).map(\.appendTime.milliseconds)
                func found(_ milliseconds: Int64) throws -> Int64 {
                    try reader.offset(in: inbox, at: AppendTime(milliseconds: milliseconds)).number
                }
                try expect(try found(0), equals: 0, "before all")
                try expect(try found(times[2]), equals: 2, "exactly")
                try expect(try found(times[2] + 1), equals: 4, "between")
                try expect(try found(times[5] + 1), equals: 6, "after all")
            },
            ConformanceCase("a reader waits for appends, and no longer than it is told") { world in
                let reader = try world.log.makeReader()
                try reader.waitForAppends(timeout: .milliseconds(1))
                try await world.publish(["a"], to: place(world.inbox))
                let start = ContinuousClock.now
                try reader.waitForAppends(timeout: .seconds(60))
                try expect(ContinuousClock.now - start < .seconds(30), "it was not told of the append")
                try reader.waitForAppends(timeout: .milliseconds(1))
            },
        ]
    }
}
