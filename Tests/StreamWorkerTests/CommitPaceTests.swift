import Testing

@testable import StreamWorker

@Suite("How long a transaction gathers")
struct CommitPaceTests {
    @Test(
        "four times what commits take, at least what is set, at most a second",
        arguments: [
            (set: 100, commits: [], expected: 100),
            (100, [5, 5, 5], 100),
            (100, [40, 40, 40, 40, 40, 40, 40, 40], 159),
            // One slow commit counts half, and is forgotten.
            (100, [400], 800),
            (100, [400, 5, 5, 5, 5, 5, 5], 100),
            // The log was away for a minute.
            (100, [60_000], 1_000),
            (5_000, [60_000], 5_000),
        ] as [(set: Int64, commits: [Int64], expected: Int64)])
    func interval(set: Int64, commits: [Int64], expected: Int64) {
        var pace = CommitPace()
        for commit in commits { pace.note(.milliseconds(commit)) }
        let interval = pace.interval(.milliseconds(set), atMost: .seconds(1))
        #expect(interval >= .milliseconds(expected) && interval < .milliseconds(expected + 1))
    }

    @Test("where a cluster aborts what is open for a second, slow commits stretch no transaction beyond what it allows")
    func shortTimeout() {
        var pace = CommitPace()
        for _ in 1...8 { pace.note(.milliseconds(400)) }
        #expect(pace.interval(.milliseconds(100), atMost: .milliseconds(500)) == .milliseconds(500))
    }

    @Test("what nobody waits for waits four times what commits take, at most the interval that is set")
    func patience() {
        var pace = CommitPace()
        #expect(pace.patience(.milliseconds(100)) == .zero)
        pace.note(.milliseconds(10))
        #expect(pace.patience(.milliseconds(100)) == .milliseconds(20))
        pace.note(.seconds(1))
        #expect(pace.patience(.milliseconds(100)) == .milliseconds(100))
    }
}
