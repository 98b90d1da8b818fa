import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import SeededRandom
import Testing

@Suite("Workers and publisher killed at random instants", .serialized, .timeLimit(.minutes(10)))
struct KillTests {
    /// Rounds that have to count: something was uncommitted when the kill landed.
    private static let rounds = 50

    @Test("kill -9 of any of them, at least 50 times amid work: replay is byte-equal, nothing is missing or double")
    func killed() async throws {
        let crew = try Crew()
        var random = SplitMix64(seed: 2_026)
        var counted = 0
        var files: [String] = []
        var published = 0
        while counted < Self.rounds {
            if published == files.count {
                files.append(try crew.write(file: files.count, leads: 400))
            }
            try crew.start(.marketing, Crew.worker)
            try crew.start(.sales, Crew.worker)
            try crew.start(.publisher, ["publish", files[published]])
            usleep(UInt32.random(in: 20_000...400_000, using: &random))
            if !crew.isRunning(.publisher), crew.ended(.publisher).status == 0 { published += 1 }
            let victims: [Crew.Member] =
                switch Int.random(in: 0..<4, using: &random) {
                case 0: [.marketing]
                case 1: [.sales]
                case 2: [.publisher]
                default: Crew.Member.allCases
                }
            let killed = victims.filter { crew.kill9($0) }
            if try Self.isWorkLeft(for: killed, crew) { counted += 1 }
            #expect(files.count < 40, "the kills land too seldom amid work")
        }
        print("killed \(counted) times amid work")
        for file in files[published...] { try crew.publish(file) }
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed(files))
    }

    /// Whether somebody was killed with something not committed yet.
    private static func isWorkLeft(for killed: [Crew.Member], _ crew: Crew) throws -> Bool {
        if killed.contains(.publisher) { return true }
        let reader = try crew.openLog().makeReader()
        let groups = try reader.groups()
        for reading in crew.layout.readings {
            let member: Crew.Member = reading.group == crew.layout.marketing.group ? .marketing : .sales
            guard killed.contains(member) else { continue }
            let positions = groups.first { $0.name == reading.group }?.positions ?? []
            for input in reading.inputs {
                let end = try reader.bounds(of: input).end
                if end > positions.first(where: { $0.input == input })?.next ?? .zero { return true }
            }
        }
        return false
    }
}
