import EventLog

extension ConformanceCase {
    static var topicCases: [ConformanceCase] {
        [
            ConformanceCase("topics are created once, however often the plan is applied") { world in
                try world.log.create(world.plan)
                let found = try world.log.makeReader().topics().map(\.spec.name.name)
                try expect(found, equals: world.plan.topics.map(\.name.name).sorted(), "topics")
            },
            ConformanceCase("a new topic is seen by who was there before it") { world in
                let publisher = try world.log.makePublisher()
                let reader = try world.log.makeReader()
                let added = place(topic("added"))
                try world.log.create(
                    TopicPlan([TopicSpec(name: added.topic, partitions: 1, cleanup: .keepForever)]))
                _ = try await publisher.publish([world.record("a", to: added)])
                try expect(try reader.bounds(of: added).end, equals: offset(1), "end")
            },
            ConformanceCase("another number of partitions is refused") { world in
                try await expectError(.topicMismatch, "create") {
                    try world.log.create(
                        TopicPlan([TopicSpec(name: world.inbox, partitions: 3, cleanup: .keepForever)]))
                }
            },
            ConformanceCase("a topic or partition that does not exist is an error, not a crash") { world in
                let reader = try world.log.makeReader()
                try await expectError(.unknownTopic, "topic") { _ = try reader.bounds(of: place(topic("none"))) }
                try await expectError(.unknownTopic, "partition") { _ = try reader.bounds(of: place(world.inbox, 7)) }
                try await expectError(.unknownTopic, "publish") {
                    try await world.publish(["a"], to: place(topic("none")))
                }
                try await expectError(.unknownTopic, "session") {
                    var plan = world.sessionPlan()
                    plan.changelog = topic("none")
                    _ = try world.log.openSession(plan)
                }
            },
        ]
    }
}
