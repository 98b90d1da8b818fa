import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import SeededRandom
import Testing

@Suite("Workers that stand still, and two workers of one group", .serialized, .timeLimit(.minutes(5)))
struct PausedWorkerTests {
    @Test("workers and publisher are stopped and go on again at random instants: nothing is missing, nothing is double")
    func paused() throws {
        let crew = try Crew()
        var random = SplitMix64(seed: 77)
        let files = try (0..<3).map { try crew.write(file: $0, leads: 400) }
        var paused = 0
        for (number, file) in files.enumerated() {
            try crew.start(.marketing, Crew.worker)
            try crew.start(.sales, Crew.worker)
            try crew.start(.publisher, ["publish", file])
            // The workers stay until they are told to end, so the count is always reached.
            while paused < (number + 1) * 8 {
                usleep(UInt32.random(in: 5_000...120_000, using: &random))
                let members = [Crew.Member.marketing, .sales, .publisher].filter { _ in
                    Bool.random(using: &random)
                }
                let standing = members.filter { crew.pause($0) }
                paused += standing.count
                usleep(UInt32.random(in: 5_000...120_000, using: &random))
                for member in standing { #expect(crew.resume(member)) }
            }
            #expect(crew.ended(.publisher).status == 0)
        }
        print("paused \(paused) times")
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed(files))
    }

    @Test(
        "of two workers of a group one works; the other takes over within 5 s of a kill -9, never from one that is paused"
    )
    func standby() throws {
        let crew = try Crew()
        var random = SplitMix64(seed: 78)
        var (holder, other) = (Crew.Member.marketing, Crew.Member.standby)
        let reader = try crew.openLog().makeReader()
        try crew.start(holder, Crew.worker + ["--member", "\(holder)"])
        try #require(try crew.waitForHolder(holder, reader, within: .seconds(60)) != nil)
        try crew.start(other, Crew.worker + ["--member", "\(other)"])
        try crew.start(.sales, Crew.worker)
        let files = try (0..<4).map { try crew.write(file: $0, leads: 400) }
        for file in files {
            try crew.start(.publisher, ["publish", file])
            let epoch = try crew.marketingGroup(reader)?.epoch
            usleep(UInt32.random(in: 20_000...300_000, using: &random))
            #expect(crew.pause(holder))
            #expect(crew.isRunning(other))
            usleep(UInt32.random(in: 300_000...900_000, using: &random))
            #expect(try crew.marketingGroup(reader)?.holder == "\(holder).0")
            #expect(try crew.marketingGroup(reader)?.epoch == epoch)
            #expect(crew.resume(holder))
            usleep(UInt32.random(in: 5_000...100_000, using: &random))
            #expect(crew.kill9(holder))
            let waited = try crew.waitForHolder(other, reader, within: .seconds(5))
            print("taken over after \(waited.map { "\($0)" } ?? "more than 5 s")")
            try #require(waited != nil)
            #expect(try crew.marketingGroup(reader)?.epoch == epoch.map { $0 + 1 })
            #expect(crew.ended(.publisher).status == 0)
            try crew.start(holder, Crew.worker + ["--member", "\(holder)"])
            (holder, other) = (other, holder)
        }
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed(files))
    }
}

extension Crew {
    fileprivate func marketingGroup(_ reader: EmbeddedReader) throws -> GroupDescription? {
        try reader.groups().first { $0.name == layout.marketing.group }
    }

    /// Waits until this member holds marketing's partitions.
    ///
    /// - Returns: how long that took; `nil`: longer than it may.
    fileprivate func waitForHolder(
        _ member: Member, _ reader: EmbeddedReader, within limit: Duration
    ) throws -> Duration? {
        let begin = ContinuousClock.now
        repeat {
            if try marketingGroup(reader)?.holder == "\(member).0" { return ContinuousClock.now - begin }
            try reader.waitForAppends(timeout: .milliseconds(20))
        } while ContinuousClock.now - begin < limit
        return nil
    }
}
