import EventLog

extension ConformanceCase {
    static var publisherCases: [ConformanceCase] {
        [
            ConformanceCase("many publishers at once lose nothing, double nothing and keep each one's order") { world in
                let writers = 8
                let calls = 25
                let shared = try world.log.makePublisher()
                try await withThrowingTaskGroup(of: Void.self) { tasks in
                    for writer in 0..<writers {
                        tasks.addTask {
                            let publisher = writer % 2 == 0 ? shared : try world.log.makePublisher()
                            for call in 0..<calls {
                                _ = try await publisher.publish([
                                    world.record("\(writer) \(call) a", to: place(world.inbox)),
                                    world.record("\(writer) \(call) b", to: place(world.inbox)),
                                ])
                            }
                        }
                    }
                    try await tasks.waitForAll()
                }
                let values = try world.values(place(world.inbox))
                for writer in 0..<writers {
                    let own = values.filter { $0.hasPrefix("\(writer) ") }
                    let expected = (0..<calls).flatMap { ["\(writer) \($0) a", "\(writer) \($0) b"] }
                    try expect(own, equals: expected, "records of writer \(writer)")
                }
            },
            ConformanceCase("one call may be larger than any transaction") { world in
                let count = 20_000
                let publisher = try world.log.makePublisher()
                let landed = try await publisher.publish(
                    (0..<count).map { world.record("\($0)", to: place(world.inbox)) })
                try expect(landed.map(\.offset.number), equals: Array(0..<Int64(count)), "offsets")
            },
            ConformanceCase("a call that cannot be taken fails alone") { world in
                let publisher = try world.log.makePublisher()
                async let good = publisher.publish([world.record("good", to: place(world.inbox))])
                try await expectError(.unknownTopic, "publish") {
                    _ = try await publisher.publish([world.record("bad", to: place(topic("none")))])
                }
                try expect(try await good.count, equals: 1, "the other call")
            },
            ConformanceCase("a closed publisher refuses") { world in
                let publisher = try world.log.makePublisher()
                await publisher.close()
                try await expectError(.closed, "publish") {
                    _ = try await publisher.publish([world.record("a", to: place(world.inbox))])
                }
            },
        ]
    }
}
