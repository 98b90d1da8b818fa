import EventLog

extension ConformanceCase {
    static var changelogCases: [ConformanceCase] {
        [
            ConformanceCase(
                "a changelog is restored oldest first, with the offsets that append told", needs: [.isolation]
            ) { world in
                let first = try world.startedSession()
                var told: [Int64?] = []
                for value in ["a", "b"] {
                    told.append(try first.append(world.record(value, key: value, to: place(world.changelog)))?.number)
                }
                try first.commit([])
                told.append(try first.append(world.record("lost", key: "c", to: place(world.changelog)))?.number)
                try first.abort()
                told[2] = try first.append(world.record("c", key: "c", to: place(world.changelog)))?.number
                try first.commit([])
                first.close()
                let restored = try world.restore(partition(0))
                try expect(restored.map(\.text), equals: ["a", "b", "c"], "values")
                for (record, told) in zip(restored, told) where told != nil {
                    try expect(record.offset.number, equals: told ?? 0, "offset")
                }
            },
            ConformanceCase("each partition has its own state") { world in
                let first = try world.startedSession()
                try first.append(world.record("zero", to: place(world.changelog, 0)))
                try first.append(world.record("one", to: place(world.changelog, 1)))
                try first.commit([])
                first.close()
                try expect(try world.restore(partition(0)).map(\.text), equals: ["zero"], "partition 0")
                try expect(try world.restore(partition(1)).map(\.text), equals: ["one"], "partition 1")
            },
            ConformanceCase("more rows than one batch are restored, none twice") { world in
                let first = try world.startedSession()
                for number in 0..<10_000 {
                    try first.append(world.record("\(number)", key: "\(number)", to: place(world.changelog)))
                }
                try first.commit([])
                first.close()
                let restored = try world.restore(partition(0))
                try expect(restored.map(\.text), equals: (0..<10_000).map { "\($0)" }, "values")
            },
            ConformanceCase("an error of the caller ends the restoring") { world in
                let first = try world.startedSession()
                try first.append(world.record("a", to: place(world.changelog)))
                try first.commit([])
                let failure = LogError(.invalidArgument, operation: "apply", recovery: .stop, message: "no")
                try await expectError(.invalidArgument, "restore") {
                    try first.restore(partition(0)) { _ throws(LogError) in throw failure }
                }
                first.close()
            },
        ]
    }
}

extension ConformanceWorld {
    /// What a new session restores.
    func restore(_ partition: PartitionID) throws -> [LogRecord] {
        let session = try log.openSession(sessionPlan())
        defer { session.close() }
        let deadline = ContinuousClock.now + Self.patience
        while ContinuousClock.now < deadline {
            guard case .assigned = try session.poll(PollLimits(), timeout: .seconds(1)) else { continue }
            var records: [LogRecord] = []
            try session.restore(partition) { records.append($0) }
            return records
        }
        throw ConformanceFailure("the session was assigned no partitions", #fileID, #line)
    }
}
