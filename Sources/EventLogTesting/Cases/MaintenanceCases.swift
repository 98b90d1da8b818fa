import EventLog

extension ConformanceCase {
    static var maintenanceCases: [ConformanceCase] {
        [
            ConformanceCase("compaction leaves the latest row of each key and no ended key", needs: [.compaction]) {
                world in
                let session = try world.startedSession()
                defer { session.close() }
                var live: [String: Offset] = [:]
                for round in 0..<30 {
                    for key in ["a", "b", "c", "d"] {
                        live[key] = try session.append(
                            world.record("\(key)\(round)", key: key, to: place(world.changelog)))
                    }
                }
                var tombstone = world.record("", key: "d", to: place(world.changelog))
                tombstone.value = nil
                try session.append(tombstone)
                live["d"] = nil
                try session.commit([])
                while try session.compact(partition(0), isLive: { live[String(decoding: $0, as: UTF8.self)] == $1 }) {}
                let keys = ["a", "b", "c", "d"].map { ArraySlice($0.utf8) }
                func rows() throws -> [String] {
                    try world.log.makeReader().all(place(world.changelog)).filter { keys.contains($0.key ?? []) }
                        .map(\.text).sorted()
                }
                let left = ["a29", "b29", "c29"]
                try world.eventually(within: .seconds(100)) {
                    guard try rows() != left else { return true }
                    // A log that compacts by itself does so as it grows.
                    try session.append(world.record("more", key: "e", to: place(world.changelog)))
                    try session.commit([])
                    return false
                }
                try expect(try rows(), equals: left, "rows that stay")
                let end = try world.log.makeReader().bounds(of: place(world.changelog)).end
                try expect(end >= offset(121), "the place of the next row is \(end)")
            },
            ConformanceCase("compaction waits while a transaction is open", needs: [.isolation]) { world in
                let session = try world.startedSession()
                for round in 0..<200 {
                    try session.append(world.record("\(round)", to: place(world.changelog)))
                }
                try session.commit([])
                let next = try session.append(world.record("uncommitted", to: place(world.changelog)))
                try expect(try !session.compact(partition(0), isLive: { $1 == next }), "there is nothing to do now")
                session.close()
                try expect(try world.restore(partition(0)).last?.text, equals: "199", "the last committed row")
            },
            ConformanceCase("expired records go, offsets and positions stay", needs: [.retention, .handClock]) {
                world in
                let letters = place(world.letters)
                try await world.publish(["old", "old"], to: letters)
                world.fixture.advanceClock(by: ConformanceWorld<Fixture>.letterTime * 0.75)
                try await world.publish(["young"], to: letters)
                try world.fixture.maintain()
                try world.expectValues(letters, equals: ["old", "old", "young"], "before the time")
                world.fixture.advanceClock(by: ConformanceWorld<Fixture>.letterTime * 0.75)
                try world.fixture.maintain()
                try world.expectValues(letters, equals: ["young"], "after the time")
                let reader = try world.log.makeReader()
                try expect(
                    try reader.bounds(of: letters), equals: PartitionBounds(first: offset(2), end: offset(3)), "bounds")
                world.fixture.advanceClock(by: ConformanceWorld<Fixture>.letterTime * 2)
                try world.fixture.maintain()
                try expect(
                    try reader.bounds(of: letters), equals: PartitionBounds(first: offset(3), end: offset(3)), "empty")
                try await world.publish(["new"], to: letters)
                try expect(try reader.bounds(of: letters).end, equals: offset(4), "offsets go on")
            },
            ConformanceCase(
                "a group that was overtaken by retention is told, not skipped ahead", needs: [.retention, .handClock]
            ) { world in
                var plan = world.sessionPlan()
                plan.sidecars = [.init(world.letters, isSingle: true)]
                try await world.publish(["read", "unread"], to: place(world.letters))
                let first = try world.log.openSession(plan)
                try world.startWhenAssigned(first)
                _ = try world.take(2, from: first)
                try first.commit([InputPosition(place(world.letters), next: offset(1))])
                first.close()
                world.fixture.advanceClock(by: ConformanceWorld<Fixture>.letterTime * 2)
                try world.fixture.maintain()
                let second = try world.log.openSession(plan)
                defer { second.close() }
                try await expectError(.offsetOutOfRange, "start") { try world.startWhenAssigned(second) }
            },
            ConformanceCase("unread records of an input that may expire are passed over and told", needs: [.deletion]) {
                world in
                var plan = world.sessionPlan()
                plan.sidecars = [.init(world.ingress, mayExpire: true)]
                let ingress = place(world.ingress)
                try await world.publish(["read", "gone", "gone too"], to: ingress)
                let first = try world.log.openSession(plan)
                try world.startWhenAssigned(first)
                _ = try world.take(3, from: first)
                try first.commit([InputPosition(ingress, next: offset(1))])
                first.close()
                try world.log.deleteRecords(of: ingress, before: offset(3))
                let second = try world.log.openSession(plan)
                defer { second.close() }
                try expect(
                    try world.startWhenAssigned(second),
                    equals: [ExpiredRecords(ingress, from: offset(1), to: offset(3))], "expired")
                try second.commit([InputPosition(ingress, next: offset(3))])
                try await world.publish(["new"], to: ingress)
                try expect(try world.take(1, from: second).map(\.text), equals: ["new"], "values")
            },
            ConformanceCase("records before an offset can be deleted; what follows keeps its place", needs: [.deletion])
            {
                world in
                let inbox = place(world.inbox)
                try await world.publish(["a", "b", "c"], to: inbox)
                try world.log.deleteRecords(of: inbox, before: offset(2))
                try expect(try world.values(inbox), equals: ["c"], "what is left")
                let reader = try world.log.makeReader()
                try expect(
                    try reader.bounds(of: inbox), equals: PartitionBounds(first: offset(2), end: offset(3)), "bounds")
                try world.log.deleteRecords(of: inbox, before: offset(3))
                try expect(
                    try reader.bounds(of: inbox), equals: PartitionBounds(first: offset(3), end: offset(3)), "empty")
                try await world.publish(["d"], to: inbox)
                try expect(try reader.bounds(of: inbox).end, equals: offset(4), "offsets go on")
            },
        ]
    }
}
