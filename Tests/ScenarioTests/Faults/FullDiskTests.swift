import EmbeddedLog
import EventLog
import Foundation
import LeadStream
import Marketing
import Sales
import Testing

/// A full disk is stood in for by a limit to the size of a process's files, which the test lifts again.
@Suite("The programs on a full disk", .serialized, .timeLimit(.minutes(5)))
struct FullDiskTests {
    @Test("a worker waits for space, goes on when there is some, and nothing is lost")
    func worker() throws {
        let crew = try Crew()
        let file = try crew.write(file: 0, leads: 400)
        try crew.publish(file)
        let reader = try crew.openLog().makeReader()
        for (name, topics) in [
            ("marketing-worker", crew.layout.marketing), ("sales-worker", crew.layout.sales),
        ] {
            let decisions = TopicPartition(topics.decisions, .zero)
            let full = try Program(name, Crew.worker + ["--url", crew.logPath], shell: Program.Shell.files(of: 200))
            let complaint = try #require(full.line(with: "diskFull"))
            #expect(complaint.contains(#""level":"warning""#))
            #expect(complaint.contains("no space is left for \(crew.logPath)"))
            #expect(complaint.contains("free some and it goes on"))
            // It goes on trying, and waits for longer each time.
            #expect(full.line(with: #""attempt":4"#)?.contains("diskFull") == true)
            #expect(full.isRunning)
            #expect(try reader.bounds(of: decisions).end == .zero)
            #expect(try full.liftFileLimit())
            #expect(full.line(with: "The log accepts again") != nil)
            while full.isRunning, try reader.bounds(of: decisions).end == .zero {
                try reader.waitForAppends(timeout: .milliseconds(50))
            }
            full.send(SIGTERM)
            let ending = full.ended()
            #expect(ending.status == 0 && !ending.isCrash, "\(ending.errors)")
        }
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed([file]))
    }

    @Test("a worker on standby that takes over on a full disk waits for space too")
    func standby() throws {
        let crew = try Crew()
        let file = try crew.write(file: 0, leads: 80)
        try crew.publish(file)
        let reader = try crew.openLog().makeReader()
        let first = try Program("marketing-worker", Crew.worker + ["--url", crew.logPath, "--member", "first"])
        while try reader.groups().first?.holder != "first.0" { try reader.waitForAppends(timeout: .milliseconds(50)) }
        let second = try Program(
            "marketing-worker", Crew.worker + ["--url", crew.logPath, "--member", "second"],
            shell: Program.Shell.files(of: 1))
        first.send(SIGKILL)
        #expect(first.ended().isCrash)
        #expect(second.line(with: "diskFull")?.contains("free some and it goes on") == true)
        #expect(second.isRunning)
        #expect(try second.liftFileLimit())
        while try reader.groups().first?.holder != "second.0" { try reader.waitForAppends(timeout: .milliseconds(50)) }
        second.send(SIGTERM)
        #expect(second.ended().status == 0)
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed([file]))
    }

    @Test("publish says so and ends with 1; published again when there is space, every event is there")
    func publisher() throws {
        let crew = try Crew()
        let file = try crew.write(file: 0, leads: 1_000)
        let full = try Program(
            "leadrelay", ["publish", file, "--url", crew.logPath], shell: Program.Shell.files(of: 600))
        let ending = full.ended()
        #expect(ending.status == 1 && !ending.isCrash)
        #expect(ending.errors.count == 1)
        #expect(ending.errors.first?.contains("no space is left") == true, "\(ending.errors)")
        #expect(ending.errors.first?.contains("durable") == true)
        try crew.publish(file)
        try crew.settle()
        try crew.expectSameEnd(as: Crew.undisturbed([file]))
    }
}
