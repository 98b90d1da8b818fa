import CloudEvents
import LeadEvents
import Sales
import SwiftProtobuf
import Testing

@Suite("Router")
struct RouterTests {
    @Test("reps of a pool take turns by weight, smoothly")
    func turns() throws {
        var story = RouterStory()
        try story.rep("a") { $0.weight = 3 }
        try story.rep("b")
        for number in 0..<8 { try story.request(number) }
        #expect(story.assigned.reps == ["a", "a", "b", "a", "a", "a", "b", "a"])
    }

    @Test(
        "after any number of turns nobody is more than one lead off the share",
        arguments: [[1, 1, 1], [5, 1, 1], [2, 3], [7, 3, 1], [10, 10, 1], [100, 7, 13, 1]] as [[UInt32]])
    func fairness(weights: [UInt32]) throws {
        var story = RouterStory()
        for (number, weight) in weights.enumerated() { try story.rep("rep-\(number)") { $0.weight = weight } }
        let total = Int(weights.reduce(0, +))
        var counts = [Int](repeating: 0, count: weights.count)
        for turn in 1...total * 2 {
            for rep in try story.request(turn).reps {
                guard let place = Int(rep.dropFirst(4)) else { continue }
                counts[place] += 1
            }
            for (count, weight) in zip(counts, weights) {
                #expect(abs(count * total - turn * Int(weight)) <= total)
            }
        }
        #expect(counts == weights.map { Int($0) * 2 })
    }

    @Test("who is full, absent, of weight 0 or gone is passed over, and the trace says so")
    func obstacles() throws {
        var story = RouterStory()
        try story.rep("absent") { $0.absentUntil = Google_Protobuf_Timestamp(hour(10)) }
        try story.rep("full") { $0.capacity = 1 }
        try story.rep("gone") { $0.left = true }
        try story.rep("idle") { $0.weight = 0 }
        try story.rep("ready")
        let first = try story.request(1).assignments
        let second = try story.request(2).assignments
        #expect(first.map(\.rep) == ["full"])
        #expect(second.map(\.rep) == ["ready"])
        #expect(
            second.first?.trace == [
                "pool default: 4 reps", "absent passed over: absent until \(hour(10))",
                "full passed over: full (1 of 1)", "idle passed over: weight 0",
                "ready chosen: credit 2, all weights 1",
            ])
        #expect(second.first?.rule == "round-robin")
    }

    @Test("the trace has at most sixteen lines")
    func longTrace() throws {
        var story = RouterStory()
        for number in 10..<60 { try story.rep("rep-\(number)") { $0.weight = 0 } }
        try story.rep("z")
        let trace = try story.request(1).assignments.first?.trace ?? []
        #expect(trace.count == 16)
        #expect(trace[14] == "37 others passed over")
        #expect(trace[15].hasPrefix("z chosen"))
    }

    @Test("leads that nobody can take wait and are served in the order in which they came")
    func queue() throws {
        var story = RouterStory()
        #expect(try story.request(1).isEmpty)
        #expect(try story.request(2).isEmpty)
        #expect(try story.request(3).isEmpty)
        let joined = try story.rep("a") { $0.capacity = 2 }
        #expect(joined.leads == [RouterStory.lead(1), RouterStory.lead(2)])
        #expect(joined.assignments.map(\.rule) == ["waiting", "waiting"])
        #expect(try story.request(4).isEmpty)
        #expect(try story.release(1).leads == [RouterStory.lead(3)])
        #expect(try story.release(2).leads == [RouterStory.lead(4)])
    }

    @Test("a waiting lead that is released gives up its place")
    func giveUp() throws {
        var story = RouterStory()
        for number in 1...3 { try story.request(number) }
        #expect(try story.release(1).isEmpty)
        #expect(try story.release(2).isEmpty)
        #expect(try story.rep("a").leads == [RouterStory.lead(3)])
    }

    @Test("a rep who comes back takes what waits, without another event")
    func absence() throws {
        var story = RouterStory()
        try story.rep("a") {
            $0.absentFrom = Google_Protobuf_Timestamp(hour(1))
            $0.absentUntil = Google_Protobuf_Timestamp(hour(5))
        }
        #expect(try story.request(1).reps == ["a"])
        try story.take(.clockTicked(ClockTicked()), at: hour(2))
        #expect(try story.request(2).isEmpty)
        #expect(story.rows.deadline == hour(5))
        let served = try story.fireNext()
        #expect(served.leads == [RouterStory.lead(2)])
        #expect(served.map(\.time) == [hour(5)])
        #expect(story.rows.deadline == nil)
    }

    @Test("what comes twice or too late changes nothing")
    func duplicates() throws {
        var story = RouterStory()
        try story.rep("a") { $0.capacity = 1 }
        try story.request(1, number: 2)
        let rows = story.rows.rows
        #expect(try story.request(1, number: 2).isEmpty)
        #expect(try story.request(1, number: 1).isEmpty)
        #expect(try story.release(1, number: 1).isEmpty)
        #expect(try story.release(9).isEmpty)
        #expect(story.rows.rows == rows)
    }

    @Test("a request replaces an earlier one of the same lead")
    func replacement() throws {
        var story = RouterStory()
        try story.rep("a") { $0.capacity = 1 }
        try story.rep("b") { $0.capacity = 1 }
        try story.request(1)
        try story.request(2)
        try story.request(3)
        let moved = try story.request(1, number: 2, preferring: "b", why: "manager")
        #expect(moved.reps == ["b", "a"])
        #expect(moved.leads == [RouterStory.lead(1), RouterStory.lead(3)])
    }

    @Test(
        "a rep who has the lead already is counted beyond the capacity, one who is wished for is not",
        arguments: [
            ("claimed", ["a"]), ("manager", ["a"]), ("sourced", ["a"]), ("accepted", ["a"]), ("sticky", ["b"]),
        ])
    func preference(why: String, expected: [String]) throws {
        var story = RouterStory()
        try story.rep("a") { $0.capacity = 1 }
        try story.rep("b") { $0.weight = 1 }
        try story.request(1, preferring: "a")
        #expect(try story.request(2, preferring: "a", why: why).reps == expected)
    }

    @Test("a rep that the router does not know can have leads, and takes none by turn")
    func unknownRep() throws {
        var story = RouterStory()
        #expect(try story.request(1, preferring: "new", why: "sourced").reps == ["new"])
        #expect(try story.request(2).isEmpty)
        try story.release(1)
        #expect(story.rows.rows[.rep("new")] == nil)
        #expect(try story.rep("new").leads == [RouterStory.lead(2)])
    }

    @Test("set fields of a rep replace, others stay")
    func partialChange() throws {
        var story = RouterStory()
        try story.rep("a") {
            $0.pools = ["x", "y"]
            $0.capacity = 1
        }
        try story.rep("a") { $0.weight = 5 }
        #expect(try story.request(1, pool: "y").reps == ["a"])
        #expect(try story.request(2, pool: "x").isEmpty)
        try story.rep("a") { $0.pools = ["x"] }
        #expect(try story.release(1).leads == [RouterStory.lead(2)])
        try story.rep("a") { $0.capacity = 9 }
        #expect(try story.request(3, pool: "y").isEmpty)
    }

    @Test("a new rep who names no pool is in the agreement's default pool")
    func defaultPool() throws {
        var story = RouterStory()
        story.agreement.routing.defaultPool = "world"
        try story.rep("a")
        #expect(try story.request(1, pool: "default").isEmpty)
        #expect(try story.request(2, pool: "world").reps == ["a"])
    }

    @Test("a rep of several pools serves the lead first that waits longest")
    func severalPools() throws {
        var story = RouterStory()
        try story.take(.clockTicked(ClockTicked()), at: hour(1))
        try story.request(1, pool: "y")
        try story.take(.clockTicked(ClockTicked()), at: hour(2))
        try story.request(2, pool: "x")
        try story.take(.clockTicked(ClockTicked()), at: hour(3))
        try story.request(3, pool: "y")
        let served = try story.rep("a") { $0.pools = ["x", "y"] }
        #expect(served.leads == [1, 2, 3].map(RouterStory.lead))
    }

    @Test("a rep who leaves keeps the open leads until they are released, and takes no other")
    func leaving() throws {
        var story = RouterStory()
        try story.rep("a")
        try story.request(1)
        try story.rep("a") { $0.left = true }
        #expect(try story.request(2).isEmpty)
        #expect(try story.request(3, preferring: "a", why: "manager").isEmpty)
        #expect(try story.release(1).isEmpty)
        #expect(try story.rep("b").leads == [RouterStory.lead(2), RouterStory.lead(3)])
    }

    @Test("more than one event may give away follow a millisecond later")
    func flood() throws {
        var story = RouterStory()
        let waiting = Router.mostAtOnce + 5
        for number in 1...waiting { try story.request(number) }
        #expect(try story.rep("a").count == Router.mostAtOnce)
        #expect(story.rows.deadline == story.now.advanced(byMilliseconds: 1))
        #expect(try story.fireNext().count == 5)
        #expect(story.rows.deadline == nil)
        #expect(story.assigned.leads == (1...waiting).map(RouterStory.lead))
    }

    @Test("a row that a newer version wrote is an error, a damaged one as well")
    func unreadable() throws {
        var story = RouterStory()
        try story.request(1)
        story.rows.setRow(.pool("default"), deadline: nil) { $0 = [2] }
        #expect(throws: LeadStateError.newerFormat(2)) { try story.request(2) }
        story.rows.setRow(.pool("default"), deadline: nil) { $0 = [1, 0xff] }
        #expect(throws: LeadStateError.damaged) { try story.request(2) }
    }
}
