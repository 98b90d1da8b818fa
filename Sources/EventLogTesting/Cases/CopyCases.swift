import EventLog

extension ConformanceCase {
    static var copyCases: [ConformanceCase] {
        [
            ConformanceCase(
                "copied records keep the append times that they bring; afterwards the log gives them again",
                needs: [.copying]
            ) { world in
                try world.log.beginCopy(world.plan)
                let letters = place(world.letters)
                let times = [1_000, 1_000, 5_000].map { AppendTime(milliseconds: 1_600_000_000_000 + $0) }
                let records = ["a", "b", "c"].map { world.record($0, to: letters) }
                let publisher = try world.log.makePublisher()
                try await publisher.publish(Array(records.prefix(2)), appended: Array(times.prefix(2)))
                try await publisher.publish(Array(records.suffix(1)), appended: Array(times.suffix(1)))
                await publisher.close()
                let reader = try world.log.makeReader()
                let copied = try reader.all(letters)
                try expect(copied.map(\.appendTime), equals: times, "append times")
                try expect(
                    copied.map { $0.value.map { String(decoding: $0, as: UTF8.self) } }, equals: ["a", "b", "c"],
                    "values")
                try world.log.endCopy(world.plan)
                try await world.publish(["d"], to: place(world.inbox))
                let next = try reader.all(place(world.inbox)).last
                try expect(next.map { $0.appendTime > times[2] } ?? false, "the log's own time")
            },
            ConformanceCase("there is one append time for each copied record", needs: [.copying]) { world in
                try world.log.beginCopy(world.plan)
                let publisher = try world.log.makePublisher()
                try await expectError(.invalidArgument, "publish") {
                    try await publisher.publish([world.record("a", to: place(world.inbox))], appended: [])
                }
                await publisher.close()
                try world.log.endCopy(world.plan)
            },
        ]
    }
}
