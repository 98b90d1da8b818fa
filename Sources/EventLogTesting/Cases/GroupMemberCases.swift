import EventLog

extension ConformanceCase {
    static var groupMemberCases: [ConformanceCase] {
        [
            ConformanceCase("a member that only reads keeps its group's place, and the next one goes on there") {
                world in
                try await world.publish(["a", "b"], to: place(world.inbox))
                let first = try world.join()
                try expect(first.positions, equals: [], "positions of a new group")
                let kept = InputPosition(place(world.inbox), next: offset(2), note: "n")
                try first.keep([
                    InputPosition(place(world.inbox), next: offset(1)), .init(place(world.letters), next: .zero),
                ])
                try first.keep([kept])
                try first.keep([])
                first.leave()
                let second = try world.join()
                defer { second.leave() }
                try expect(
                    second.positions.sorted { $0.input.description < $1.input.description },
                    equals: [kept, InputPosition(place(world.letters), next: .zero)], "positions of the next member")
            },
            ConformanceCase(
                "while a member that only reads lives, no other joins and nobody moves its group",
                needs: [.groups, .groupReset]
            ) { world in
                let reader = try world.log.makeReader()
                let first = try world.join()
                try expect(try reader.group(world.group)?.holder != nil, "the group shows no holder")
                try await expectError(.busy, "a second member") { _ = try world.join() }
                let moved = [InputPosition(place(world.inbox), next: .zero)]
                try await expectError(.busy, "moving the group") { try world.log.setPositions(moved, of: world.group) }
                try first.keep([InputPosition(place(world.inbox), next: .zero)])
                first.leave()
                try expect(try reader.group(world.group)?.holder, equals: nil, "holder after it left")
                try world.log.setPositions(moved, of: world.group)
                let next = try world.join()
                try expect(next.positions, equals: moved, "positions after the group was moved")
                next.leave()
            },
        ]
    }
}

extension ConformanceWorld {
    fileprivate func join() throws -> Fixture.Log.Member {
        try log.join(group, reading: [inbox, letters], as: "reader")
    }
}
