import EventLog

extension ConformanceCase {
    static var recordCases: [ConformanceCase] {
        [
            ConformanceCase("keys, values and headers come back as they were, the absent apart from the empty") {
                world in
                let publisher = try world.log.makePublisher()
                let sent = shapes(place(world.inbox))
                _ = try await publisher.publish(sent)
                let found = try world.log.makeReader().read(place(world.inbox), from: .zero, limits: PollLimits())
                try expect(found.count, equals: sent.count, "records")
                for (sent, found) in zip(sent, found) {
                    try expect(found.key.map(Array.init), equals: sent.key.map(Array.init), "key")
                    try expect(found.value.map(Array.init), equals: sent.value.map(Array.init), "value")
                    try expect(Array(found.headers.block), equals: Array(sent.headers.block), "headers")
                }
            },
            ConformanceCase("what a session appends comes back as it was") { world in
                let session = try world.startedSession()
                defer { session.close() }
                let sent = shapes(place(world.decisions, 1))
                for record in sent { try session.append(record) }
                try session.commit([])
                let found = try world.records(place(world.decisions, 1), count: sent.count)
                try expect(
                    found.map { $0.value.map(Array.init) }, equals: sent.map { $0.value.map(Array.init) }, "values")
                try expect(found.map { $0.key.map(Array.init) }, equals: sent.map { $0.key.map(Array.init) }, "keys")
                try expect(
                    found.map { Array($0.headers.block) }, equals: sent.map { Array($0.headers.block) }, "headers")
            },
            ConformanceCase("offsets count up from zero in each partition, and publish tells them") { world in
                let publisher = try world.log.makePublisher()
                let landed = try await publisher.publish([
                    world.record("a", to: place(world.inbox, 0)), world.record("b", to: place(world.inbox, 1)),
                    world.record("c", to: place(world.inbox, 0)), world.record("d", to: place(world.letters)),
                ])
                try expect(landed.map(\.offset.number), equals: [0, 0, 1, 0], "offsets")
                try expect(
                    landed.map(\.place), equals: [0, 1, 0].map { place(world.inbox, $0) } + [place(world.letters)],
                    "places")
                try world.expectValues(place(world.inbox, 0), equals: ["a", "c"], "values")
            },
            ConformanceCase("append times never fall, also where the records come from several writers") { world in
                let session = try world.startedSession()
                defer { session.close() }
                for round in 0..<20 {
                    try await world.publish(["p\(round)"], to: place(world.inbox))
                    try session.append(world.record("s\(round)", to: place(world.inbox)))
                    try session.commit([])
                }
                let found = try world.records(place(world.inbox), count: 40)
                try expect(found.count, equals: 40, "records")
                try expect(zip(found, found.dropFirst()).allSatisfy { $0.appendTime <= $1.appendTime }, "times fall")
            },
            ConformanceCase(
                "a record over the topic's limit is refused, and everything else flows on", needs: [.topicLimits]
            ) { world in
                let large = String(repeating: "x", count: ConformanceWorld<Fixture>.letterBytes + 1)
                let publisher = try world.log.makePublisher()
                try await expectError(.recordTooLarge, "publish") {
                    _ = try await publisher.publish([world.record(large, key: nil, to: place(world.letters))])
                }
                let exact = String(large.dropFirst())
                _ = try await publisher.publish([world.record(exact, key: nil, to: place(world.letters))])
                try world.expectValues(place(world.letters), equals: [exact], "values")
            },
        ]
    }

    /// Every shape that a record can have.
    private static func shapes(_ place: TopicPartition) -> [OutgoingRecord] {
        var headers = RecordHeaders()
        headers.append(name: "b", value: "2")
        headers.append(name: "a", value: "1")
        headers.append(name: "b", value: "3")
        headers.append(name: "empty", value: "")
        headers.append(name: Array("none".utf8)[...], value: nil)
        let parts: [ArraySlice<UInt8>?] = [nil, [], [0], [0, 255, 0]]
        return [RecordHeaders(), headers].flatMap { headers in
            parts.flatMap { key in
                parts.map { value in
                    OutgoingRecord(
                        topic: place.topic, partition: place.partition, headers: headers, key: key, value: value)
                }
            }
        }
    }
}
