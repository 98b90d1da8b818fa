import LeadEvents
import LeadStream
import Testing

@Suite("Random histories of both teams", .timeLimit(.minutes(2)))
struct HistoryPropertyTests {
    private static let perBatch = 15

    @Test(
        "one team is accountable at every instant, every lead is in one place, refusals are explained, replay is byte-equal",
        arguments: 0..<10)
    func anyHistory(batch: Int) throws {
        let layout = try #require(TopicLayout())
        for seed in batch * Self.perBatch..<(batch + 1) * Self.perBatch {
            let history = RandomHistory(seed: UInt64(seed))
            let teams = try TwoTeams(history, seed.isMultiple(of: 2) ? .prompt : .random(UInt64(seed)), layout)
            #expect(try HistoryChecks(teams, history).faults == [], "seed \(seed)")
        }
    }

    @Test(
        "where answers come before their offers, the same decisions are made and every lead ends in the same place",
        arguments: 0..<10)
    func answersFirst(batch: Int) throws {
        let layout = try #require(TopicLayout())
        var (compared, left) = (0, 0)
        for seed in batch * Self.perBatch..<(batch + 1) * Self.perBatch {
            let history = RandomHistory(seed: UInt64(seed), .handoffs)
            let prompt = try HistoryEnds(try TwoTeams(history, .prompt, layout), history)
            let late = try HistoryEnds(try TwoTeams(history, .answersFirst(UInt64(seed)), layout), history)
            for (lead, expected) in prompt.ends {
                let end = try #require(late.ends[lead])
                // An answer waits for its offer as long as the agreement allows. Where that ends between the two readings of
                // the offer, order decides, and an anomaly says so.
                guard end.missed == expected.missed else {
                    left += 1
                    continue
                }
                compared += 1
                #expect(end.place == expected.place, "seed \(seed): \(lead)")
                // What sales does while it has not heard of a purchase is decided; afterwards it is refused. Where the lead
                // ends up is the same, not how it came there.
                if expected.isConverted { continue }
                #expect(end.decisions.symmetricDifference(expected.decisions) == [], "seed \(seed): \(lead)")
            }
        }
        #expect(left * 50 < compared)
    }
}
