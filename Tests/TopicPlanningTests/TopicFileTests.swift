import EventLog
import Foundation
import LeadEvents
import LeadStream
import Testing
import TopicPlanning
import TopicSettings

@Suite("The file of topics")
struct TopicFileTests {
    @Test("deploy/kafka/topics.yaml is what the catalogue says; `leadrelay topics export --partitions 64` writes it")
    func isCurrent() throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let kept = try String(contentsOf: package.appending(path: "deploy/kafka/topics.yaml"), encoding: .utf8)
        #expect(kept == TopicFile.text(try #require(TopicLayout(partitions: 64)).desiredTopics()))
    }

    @Test(
        "retention follows what the topic is for",
        arguments: [
            (TopicRole.inbox(.marketing), "delete", "-1"), (.agreements(.sales), "delete", "-1"),
            (.decisions(.sales), "delete", "34560000000"), (.ingress(.marketing), "delete", "604800000"),
            (.deadLetters(.sales), "delete", "7776000000"), (.changelog(.sales), "compact", nil),
        ] as [(TopicRole, String, String?)])
    func retention(role: TopicRole, policy: String, milliseconds: String?) throws {
        let topics = try #require(TopicLayout(prefix: "acme.")).desiredTopics()
        let topic = try #require(topics.first { $0.role == role })
        #expect(topic.name.name == "acme." + role.name)
        #expect(topic.value(of: .cleanupPolicy) == policy)
        #expect(topic.value(of: .retentionMilliseconds) == milliseconds)
        #expect(topic.value(of: .maxMessageBytes) == (role == .deadLetters(.sales) ? "2097152" : "1310720"))
        #expect((topic.value(of: .maxCompactionLag) == "86400000") == (policy == "compact"))
        #expect((topic.value(of: .segmentMilliseconds) == "86400000") == (policy == "compact"))
        #expect(topic.value(of: .timestampType) == "LogAppendTime")
    }
}
