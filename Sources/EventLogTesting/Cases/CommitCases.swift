import EventLog

extension ConformanceCase {
    static var commitCases: [ConformanceCase] {
        [
            ConformanceCase("nothing is visible before the commit, everything after it", needs: [.isolation]) { world in
                let session = try world.startedSession()
                defer { session.close() }
                let places = [place(world.decisions, 0), place(world.decisions, 1), place(world.inbox, 1)]
                for place in places { try session.append(world.record("a", to: place)) }
                for place in places { try world.expectValues(place, equals: [], "before the commit") }
                try session.commit([])
                for place in places { try world.expectValues(place, equals: ["a"], "after the commit") }
            },
            ConformanceCase("an aborted transaction leaves nothing, and its input is read again", needs: [.isolation]) {
                world in
                try await world.publish(["a", "b"], to: place(world.inbox))
                let session = try world.startedSession()
                defer { session.close() }
                try expect(try world.take(2, from: session).map(\.text), equals: ["a", "b"], "values")
                try session.append(world.record("lost", to: place(world.decisions)))
                try session.abort()
                try expect(try world.take(2, from: session).map(\.text), equals: ["a", "b"], "values after the abort")
                try session.append(world.record("kept", to: place(world.decisions)))
                try session.commit([InputPosition(place(world.inbox), next: offset(2))])
                try world.expectValues(place(world.decisions), equals: ["kept"], "decisions")
            },
            ConformanceCase("after an abort, what was committed before is not read again") { world in
                try await world.publish(["a", "b"], to: place(world.inbox))
                let session = try world.startedSession()
                defer { session.close() }
                _ = try world.take(2, from: session)
                try session.commit([InputPosition(place(world.inbox), next: offset(1))])
                try session.abort()
                try expect(try world.take(1, from: session).map(\.text), equals: ["b"], "values")
            },
            ConformanceCase("the next session goes on where the last one committed, with its notes", needs: [.groups]) {
                world in
                try await world.publish(["a", "b", "c"], to: place(world.inbox))
                let first = try world.startedSession()
                _ = try world.take(3, from: first)
                try first.commit([InputPosition(place(world.inbox), next: offset(2), note: "due=5")])
                try expect(
                    first.positions(partition(0)).map(\.note), equals: ["due=5"], "notes of the session itself")
                first.close()
                let second = try world.startedSession()
                defer { second.close() }
                let positions = second.positions(partition(0))
                try expect(
                    positions, equals: [InputPosition(place(world.inbox), next: offset(2), note: "due=5")], "positions")
                try expect(second.positions(partition(1)), equals: [], "positions of the other partition")
                try expect(try world.take(1, from: second).map(\.text), equals: ["c"], "values")
            },
            ConformanceCase("a commit moves the inputs that it names and no other") { world in
                let session = try world.startedSession()
                defer { session.close() }
                try await world.publish(["a"], to: place(world.inbox))
                try await world.publish(["a"], to: place(world.routing))
                try session.commit([InputPosition(place(world.inbox), next: offset(1))])
                try session.commit([InputPosition(place(world.routing), next: offset(1), note: "n")])
                let found = session.positions(partition(0)).map { "\($0.input) \($0.next) \($0.note)" }
                try expect(found, equals: ["inbox[0] 1 ", "routing[0] 1 n"], "positions")
            },
            ConformanceCase("a record that is too large leaves the open transaction as it was", needs: [.topicLimits]) {
                world in
                let session = try world.startedSession()
                defer { session.close() }
                try session.append(world.record("before", to: place(world.letters)))
                try await expectError(.recordTooLarge, "append") {
                    let large = String(repeating: "x", count: ConformanceWorld<Fixture>.letterBytes)
                    try session.append(world.record(large, to: place(world.letters)))
                }
                try session.append(world.record("after", to: place(world.letters)))
                try session.commit([])
                try world.expectValues(place(world.letters), equals: ["before", "after"], "values")
            },
            ConformanceCase("what is no input of the group, or too long a note, is refused") { world in
                let session = try world.startedSession()
                defer { session.close() }
                try await expectError(.invalidArgument, "input") {
                    try session.commit([InputPosition(place(world.decisions), next: .zero)])
                }
                let note = String(repeating: "x", count: 257)
                try await expectError(.invalidArgument, "note") {
                    try session.commit([InputPosition(place(world.inbox), next: .zero, note: note)])
                }
            },
            ConformanceCase("a closed session leaves nothing of its open transaction", needs: [.isolation]) { world in
                let session = try world.startedSession()
                try session.append(world.record("lost", to: place(world.decisions)))
                session.close()
                try world.expectValues(place(world.decisions), equals: [], "decisions")
            },
        ]
    }
}
