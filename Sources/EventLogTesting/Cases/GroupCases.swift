import EventLog

extension ConformanceCase {
    static var groupCases: [ConformanceCase] {
        [
            ConformanceCase("a second member stands by and takes over when the first leaves", needs: [.takeOver]) {
                world in
                try await world.publish(["a", "b"], to: place(world.inbox))
                let first = try world.startedSession(member: "first")
                _ = try world.take(2, from: first)
                let second = try world.log.openSession(world.sessionPlan(member: "second"))
                defer { second.close() }
                try expect(try world.isDrained(second), "the standby was given something")
                try first.append(world.record("done", to: place(world.decisions)))
                try first.commit([InputPosition(place(world.inbox), next: offset(1))])
                first.close()
                let start = ContinuousClock.now
                try world.startWhenAssigned(second)
                try expect(
                    ContinuousClock.now - start < Fixture.takeOver, "it took over after more than \(Fixture.takeOver)")
                try expect(try world.take(1, from: second).map(\.text), equals: ["b"], "values")
            },
            ConformanceCase("a standby can be woken and closed", needs: [.takeOver]) { world in
                let first = try world.startedSession(member: "first")
                defer { first.close() }
                let second = try world.log.openSession(world.sessionPlan(member: "second"))
                second.waker.wake()
                let start = ContinuousClock.now
                guard case .idle = try second.poll(PollLimits(), timeout: .seconds(60)) else {
                    throw ConformanceFailure("the standby was given something", #fileID, #line)
                }
                try expect(ContinuousClock.now - start < .seconds(30), "the standby slept through the ring")
                second.close()
            },
            ConformanceCase("a group shows its holder, its epoch and its positions", needs: [.takeOver, .groups]) {
                world in
                let reader = try world.log.makeReader()
                try expect(try reader.groups(), equals: [], "groups of a new log")
                let first = try world.startedSession(member: "first")
                try await world.publish(["a"], to: place(world.inbox))
                let position = InputPosition(place(world.inbox), next: offset(1), note: "n")
                try first.commit([position])
                try world.eventually { try reader.groups().first?.positions == [position] }
                let isStable = try world.eventually {
                    try reader.stablePositions(of: world.group, in: [place(world.inbox)]) == [position]
                }
                try expect(isStable, "the positions of a commit that is over are not stable")
                let held = try reader.groups()
                try expect(held.map(\.name), equals: [world.group], "names")
                try expect(held.map(\.holder), equals: ["first"], "holder")
                try expect(held.map(\.positions), equals: [[position]], "positions")
                first.close()
                try world.eventually { try reader.groups().map(\.holder) == [nil] }
                try expect(try reader.groups().map(\.holder), equals: [nil], "holder after it left")
                let second = try world.startedSession(member: "second")
                defer { second.close() }
                let next = try reader.groups()
                try expect(next.map(\.holder), equals: ["second"], "next holder")
                guard Fixture.abilities.contains(.epochs) else { return }
                try expect(next[0].epoch > held[0].epoch, "the epoch did not rise")
            },
            ConformanceCase("two groups read the same topics, each at its own pace") { world in
                try await world.publish(["a", "b"], to: place(world.inbox))
                let first = try world.startedSession()
                defer { first.close() }
                var plan = world.sessionPlan()
                plan.group = GroupName("others").unsafelyPresent
                plan.changelog = topic("others.changelog")
                try world.log.create(
                    TopicPlan([
                        TopicSpec(
                            name: plan.changelog, partitions: ConformanceWorld<Fixture>.partitions, cleanup: .compact)
                    ]))
                let second = try world.log.openSession(plan)
                defer { second.close() }
                try world.startWhenAssigned(second)
                _ = try world.take(2, from: first)
                try first.commit([InputPosition(place(world.inbox), next: offset(2))])
                try expect(
                    try world.take(2, from: second).map(\.text), equals: ["a", "b"], "values of the second group")
            },
            ConformanceCase("a group can be put at other places while nobody is in it", needs: [.groupReset]) { world in
                try await world.publish(["a", "b", "c"], to: place(world.inbox))
                let reader = try world.log.makeReader()
                try world.log.setPositions(
                    [InputPosition(place(world.inbox), next: offset(1), note: "n")], of: world.group)
                let found = try reader.groups()
                try expect(found.map(\.name), equals: [world.group], "a group that is new")
                try expect(
                    found.map(\.positions), equals: [[InputPosition(place(world.inbox), next: offset(1), note: "n")]],
                    "positions")
                let session = try world.startedSession()
                try expect(try world.take(2, from: session).map(\.text), equals: ["b", "c"], "values")
                try session.commit([InputPosition(place(world.inbox), next: offset(3))])
                try await expectError(.busy, "while a member lives") {
                    try world.log.setPositions([InputPosition(place(world.inbox), next: .zero)], of: world.group)
                }
                session.close()
                let isMoved = try world.eventually {
                    do {
                        try world.log.setPositions(
                            [InputPosition(place(world.inbox), next: offset(2))], of: world.group)
                        return true
                    } catch let error as LogError where error.code == .busy {
                        // A member that left may count as living for a while.
                        return false
                    }
                }
                try expect(isMoved, "the group counts as held long after its member left")
                let next = try world.startedSession()
                defer { next.close() }
                try expect(try world.take(1, from: next).map(\.text), equals: ["c"], "values after it was put back")
            },
        ]
    }
}
