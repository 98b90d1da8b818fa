import EventLog

extension ConformanceCase {
    static var quiescenceCases: [ConformanceCase] {
        [
            ConformanceCase("a log is at rest once every input is read and no deadline is due", needs: [.groups]) {
                world in
                let inbox = place(world.inbox)
                let rest = Quiescence([.init(group: world.group, inputs: [inbox, place(world.ingress, 1)])])
                let reader = try world.log.makeReader()
                let now = AppendTime(milliseconds: 1_000)
                try expect(try rest.holds(in: reader, now: now), "an empty log is not at rest")
                try await world.publish(["a"], to: inbox)
                try expect(try !rest.holds(in: reader, now: now), "a record is unread")
                let session = try world.startedSession()
                defer { session.close() }
                _ = try world.take(1, from: session)
                try session.commit([InputPosition(inbox, next: offset(1), note: "due=1000")])
                try expect(try !rest.holds(in: reader, now: now), "a deadline is due")
                try session.commit([InputPosition(inbox, next: offset(1), note: "due=1001")])
                try expect(
                    try world.eventually { try rest.holds(in: reader, now: now) }, "everything is read and nothing due")
                try session.append(world.record("b", to: place(world.ingress, 1)))
                try session.commit([])
                try expect(try !rest.holds(in: reader, now: now), "an input grew")
            }
        ]
    }
}
