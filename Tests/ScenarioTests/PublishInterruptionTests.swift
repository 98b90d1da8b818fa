import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import Testing

@Suite("Publishing that is interrupted", .timeLimit(.minutes(3)))
struct PublishInterruptionTests {
    @Test("publish says how many events are durable and ends with 130", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) throws {
        let tool = try LeadRelayTool()
        #expect(try tool.run(["publish"], input: event(0)).status == 0)
        let reader = try EmbeddedLog(path: tool.log).makeReader()
        let inbox = TopicPartition(try #require(TopicName("marketing.inbox")), .zero)

        let pipe = tool.directory.appending(path: "events").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let program = try Program("leadrelay", ["publish", pipe, "--url", tool.log])
        let events = try FileHandle(forWritingTo: URL(filePath: pipe))
        // A batch is counted before the next one is written.
        for batch in [1...3, 4...4] {
            for number in batch { try events.write(contentsOf: Data(event(number).utf8)) }
            while try reader.bounds(of: inbox).end.number <= batch.upperBound {
                try reader.waitForAppends(timeout: .milliseconds(50))
            }
        }
        program.send(signal)
        let ending = program.ended()
        #expect(ending.status == 130 && !ending.isCrash)
        let said = try #require(ending.errors.last)
        let count = try #require(said.firstMatch(of: /^Interrupted. At least ([0-9]+) events are durable;/)?.1)
        #expect((3...4).contains(Int(count) ?? 0), "\(said)")
        #expect(said.hasSuffix("publish the same again, and nothing is added twice."))
    }

    private func event(_ number: Int) -> String {
        CatalogueExample.json(for: .leadCaptured).replacing("example-0", with: "example-\(number)") + "\n"
    }
}
