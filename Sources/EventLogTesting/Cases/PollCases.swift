import EventLog

extension ConformanceCase {
    static var pollCases: [ConformanceCase] {
        [
            ConformanceCase("no record comes before the partitions are started") { world in
                try await world.publish(["a"], to: place(world.inbox))
                let session = try world.log.openSession(world.sessionPlan())
                defer { session.close() }
                guard case .assigned(let partitions) = try session.poll(PollLimits(), timeout: .seconds(10)) else {
                    throw ConformanceFailure("the first event is not .assigned", #fileID, #line)
                }
                try expect(partitions.sorted(), equals: [partition(0), partition(1)], "partitions")
                try expect(try world.isDrained(session), "a record came")
                try session.start(partitions)
                try expect(try world.take(1, from: session).map(\.text), equals: ["a"], "values")
            },
            ConformanceCase("records of one input are contiguous and in order, and every input is read") { world in
                for number in 0..<2 as Range<Int32> {
                    try await world.publish((0..<50).map { "inbox\(number) \($0)" }, to: place(world.inbox, number))
                    try await world.publish((0..<50).map { "ingress\(number) \($0)" }, to: place(world.ingress, number))
                }
                try await world.publish((0..<50).map { "routing \($0)" }, to: place(world.routing))
                let session = try world.startedSession()
                defer { session.close() }
                var limits = PollLimits()
                limits.records = 20
                let records = try world.take(250, from: session, limits)
                for (_, own) in Dictionary(grouping: records, by: \.source) {
                    try expect(own.map(\.offset.number), equals: Array(0..<50), "offsets of \(own[0].source)")
                }
            },
            ConformanceCase("each batch has an input's records side by side, within the limits") { world in
                for number in 0..<2 as Range<Int32> {
                    try await world.publish((0..<30).map { "\($0)" }, to: place(world.inbox, number))
                }
                let session = try world.startedSession()
                defer { session.close() }
                var limits = PollLimits()
                limits.records = 7
                var left = 60
                while left > 0 {
                    guard case .records(let batch) = try session.poll(limits, timeout: .seconds(10)) else { continue }
                    try expect((1...7).contains(batch.count), "\(batch.count) records in a batch of at most 7")
                    let runs = zip(batch, batch.dropFirst()).filter { $0.source != $1.source }.count + 1
                    try expect(runs, equals: Set(batch.map(\.source)).count, "runs of one input")
                    left -= batch.count
                }
                try expect(left, equals: 0, "records left")
            },
            ConformanceCase("a flood in one input does not keep another waiting") { world in
                let session = try world.startedSession()
                defer { session.close() }
                // What comes first shows that both inputs are being fetched, so that the rest is a matter of turns alone.
                try await world.publish(["early"], to: place(world.routing))
                _ = try world.take(1, from: session)
                // A log may look for news in turns of its own, 100 ms apart, say; while the flood comes in it has looked.
                let flood = 10_000
                try await world.publish(["single"], to: place(world.routing))
                try await world.publish((0..<flood).map { "\($0)" }, to: place(world.inbox))
                var limits = PollLimits()
                limits.records = 100
                let first = try world.take(flood / 2, from: session, limits)
                try expect(first.contains { $0.text == "single" }, "the other input waits behind \(flood / 2) records")
            },
            ConformanceCase("followed topics come first, whole, and again to each session") { world in
                try await world.publish((0..<30).map { "follow \($0)" }, to: place(world.agreements))
                try await world.publish(["a"], to: place(world.inbox))
                for _ in 0..<2 {
                    let session = try world.startedSession()
                    defer { session.close() }
                    var limits = PollLimits()
                    limits.records = 10
                    let values = try world.take(31, from: session, limits).map(\.text)
                    try expect(values, equals: (0..<30).map { "follow \($0)" } + ["a"], "values")
                }
            },
            ConformanceCase("a followed record that was appended 60 s before is delivered first", needs: [.handClock]) {
                world in
                let session = try world.startedSession()
                defer { session.close() }
                for round in 0..<20 {
                    try await world.publish(["f\(round)"], to: place(world.agreements))
                    world.fixture.advanceClock(by: .seconds(60))
                    try await world.publish(["i\(round)"], to: place(world.inbox))
                    try expect(
                        try world.take(2, from: session).map(\.text), equals: ["f\(round)", "i\(round)"], "values")
                }
            },
            ConformanceCase("a ring of the waker ends the poll under way, or the next one") { world in
                let session = try world.startedSession()
                defer { session.close() }
                let start = ContinuousClock.now
                session.waker.wake()
                guard case .idle = try session.poll(PollLimits(), timeout: .seconds(60)) else {
                    throw ConformanceFailure("a rung session is not idle", #fileID, #line)
                }
                let waker = session.waker
                let ringer = Task { waker.wake() }
                guard case .idle = try session.poll(PollLimits(), timeout: .seconds(60)) else {
                    throw ConformanceFailure("a rung session is not idle", #fileID, #line)
                }
                await ringer.value
                try expect(ContinuousClock.now - start < .seconds(30), "the poll slept through the ring")
            },
            ConformanceCase("a poll ends with its time-out") { world in
                let session = try world.startedSession()
                defer { session.close() }
                let start = ContinuousClock.now
                try expect(try world.isDrained(session), "a record came")
                let took = ContinuousClock.now - start
                try expect((.milliseconds(15)...(.seconds(5))).contains(took), "a poll of 20 ms took \(took)")
            },
        ]
    }
}
