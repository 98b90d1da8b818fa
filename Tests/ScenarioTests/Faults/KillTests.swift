import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import StreamWorkerTesting
import Testing

@Suite("Workers and publisher killed at random instants", .serialized, .timeLimit(.minutes(10)))
struct KillTests {
    /// Rounds that have to count: something was uncommitted when the kill landed.
    private static let rounds = 50
    private static let leadsPerFile = 400
    private static let worker = ["--clock", "log"]

    @Test("kill -9 of any of them, at least 50 times amid work: replay is byte-equal, nothing is missing or double")
    func killed() async throws {
        let crew = try Crew()
        var random = SeededGenerator(2_026)
        var counted = 0
        var files: [String] = []
        var published = 0
        while counted < Self.rounds {
            if published == files.count {
                files.append(try Self.write(file: files.count, in: crew))
            }
            try crew.start(.marketing, Self.worker)
            try crew.start(.sales, Self.worker)
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
        for file in files[published...] { try Self.publish(file, crew) }
        try Self.settle(crew)
        try compare(crew, with: Self.undisturbed(files))
    }

    private func compare(_ crew: Crew, with calm: Crew) throws {
        let log = try crew.openLog()
        let replay = InboxReplay(log: log, layout: crew.layout)
        #expect(try replay.verify(MarketingWorker.self) > 0)
        #expect(try replay.verify(SalesWorker.self) > 0)
        let contents = try LogContents(log, crew.layout)
        let expected = try LogContents(try calm.openLog(), calm.layout)
        #expect(contents.doubles == [])
        #expect(expected.doubles == [])
        #expect(contents.differences(from: expected) == [])
        #expect(contents.ends == expected.ends)
    }

    /// The same files on a fresh log, with nobody killed.
    private static func undisturbed(_ files: [String]) throws -> Crew {
        let crew = try Crew()
        for file in files { try publish(file, crew) }
        try settle(crew)
        return crew
    }

    private static func publish(_ file: String, _ crew: Crew) throws {
        try crew.start(.publisher, ["publish", file])
        #expect(crew.ended(.publisher).status == 0)
    }

    /// Lets both workers run until the log has come to rest.
    private static func settle(_ crew: Crew) throws {
        for member in [Crew.Member.marketing, .sales] {
            if crew.send(SIGTERM, member) { #expect(crew.ended(member).status == 0) }
        }
        for member in [Crew.Member.marketing, .sales] { try crew.start(member, worker + ["--exit-when-idle"]) }
        for member in [Crew.Member.marketing, .sales] { #expect(crew.ended(member).status == 0) }
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

    private static func write(file number: Int, in crew: Crew) throws -> String {
        let mix = SampleMix(
            seed: UInt64(number + 1), leads: leadsPerFile, end: Instant(milliseconds: 1_790_000_000_000))
        var lines: [UInt8] = []
        for event in mix.reps + Array(mix) {
            lines += try PublishableEvent(
                payload: event.payload, source: event.reference.source, id: event.reference.id, time: event.time,
                team: event.team, subject: event.lead
            ).json
            lines.append(UInt8(ascii: "\n"))
        }
        let path = crew.directory.appending(path: "events-\(number).ndjson")
        try Data(lines).write(to: path)
        return path.path
    }
}
