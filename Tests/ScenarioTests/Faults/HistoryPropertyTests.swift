import LeadStream
import Testing

@Suite("Random histories of both teams", .timeLimit(.minutes(2)))
struct HistoryPropertyTests {
    private static let perBatch = 40

    @Test(
        "one team is accountable at every instant, every lead is in one place, refusals are explained, replay is byte-equal",
        arguments: 0..<10)
    func anyHistory(batch: Int) throws {
        let layout = try #require(TopicLayout())
        for seed in batch * Self.perBatch..<(batch + 1) * Self.perBatch {
            let history = RandomHistory(seed: UInt64(seed))
            var teams = TwoTeams(layout)
            try teams.play(history, seed.isMultiple(of: 2) ? .prompt : .random(UInt64(seed)))
            #expect(try HistoryChecks(teams, history).faults == [], "seed \(seed)")
        }
    }

    @Test(
        "where answers come before their offers, the same decisions are made and every lead ends in the same place",
        arguments: 0..<10)
    func answersFirst(batch: Int) throws {
        let layout = try #require(TopicLayout())
        for seed in batch * Self.perBatch..<(batch + 1) * Self.perBatch {
            let history = RandomHistory(seed: UInt64(seed), .handoffs)
            var prompt = TwoTeams(layout)
            try prompt.play(history, .prompt)
            var late = TwoTeams(layout)
            try late.play(history, .answersFirst(UInt64(seed)))
            let expected = try LogContents(prompt.marketing.decisions + prompt.sales.decisions)
            let contents = try LogContents(late.marketing.decisions + late.sales.decisions)
            #expect(contents.differences(from: expected) == [], "seed \(seed)")
            #expect(contents.ends == expected.ends, "seed \(seed)")
        }
    }
}
