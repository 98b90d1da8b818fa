import EventLog
import LeadEvents
import LeadStream
import Testing
import TopicPlanning
import TopicSettings

@Suite("Topics that take from what workers promise")
struct TopicBreachTests {
    enum Verdict: Sendable { case refused, warned, unminded }

    struct Case: Sendable, CustomTestStringConvertible {
        let topic: String
        let setting: TopicSetting.Key
        let value: String
        let verdict: Verdict

        init(_ topic: String, _ setting: TopicSetting.Key, _ value: String, _ verdict: Verdict) {
            (self.topic, self.setting, self.value, self.verdict) = (topic, setting, value, verdict)
        }

        var testDescription: String { "\(topic) \(setting.rawValue) \(value): \(verdict)" }
    }

    static let cases = [
        Case("marketing.inbox", .cleanupPolicy, "compact", .refused),
        Case("marketing.inbox", .cleanupPolicy, "compact,delete", .refused),
        Case("sales.decisions", .cleanupPolicy, "compact", .refused),
        Case("sales.agreements", .cleanupPolicy, "compact", .refused),
        Case("marketing-worker.changelog", .cleanupPolicy, "delete", .refused),
        Case("marketing-worker.changelog", .cleanupPolicy, "compact,delete", .refused),
        Case("marketing.inbox", .timestampType, "CreateTime", .refused),
        Case("marketing.agreements", .timestampType, "CreateTime", .refused),
        Case("marketing.ingress", .timestampType, "CreateTime", .warned),
        Case("marketing.inbox", .retentionMilliseconds, "604800000", .warned),
        Case("marketing.inbox", .retentionBytes, "1000000", .warned),
        Case("sales.agreements", .retentionMilliseconds, "604800000", .warned),
        Case("marketing.ingress", .retentionMilliseconds, "604799999", .warned),
        Case("marketing.ingress", .retentionMilliseconds, "-1", .unminded),
        Case("sales.decisions", .retentionMilliseconds, "34560000001", .unminded),
        Case("marketing.inbox", .minInsyncReplicas, "1", .warned),
        Case("marketing.inbox", .minInsyncReplicas, "3", .unminded),
        Case("marketing.inbox", .uncleanElection, "true", .warned),
        Case("marketing.inbox", .compressionType, "producer", .unminded),
        Case("marketing-worker.changelog", .segmentMilliseconds, "604800000", .unminded),
        // The other team's own: it reads none of these.
        Case("sales.inbox", .cleanupPolicy, "compact", .unminded),
        Case("sales.routing", .cleanupPolicy, "compact", .unminded),
        Case("sales-worker.changelog", .cleanupPolicy, "delete", .unminded),
    ]

    private static func breaches(_ edited: Case, for teams: [Team]) throws -> [TopicBreach] {
        let layout = try #require(TopicLayout(partitions: 8))
        let topics = layout.desiredTopics().map { topic in
            var actual = ActualTopic(topic)
            if topic.name.name == edited.topic { actual.settings[edited.setting.rawValue] = edited.value }
            return actual
        }
        return layout.breaches(in: topics, for: teams)
    }

    @Test("what would make decisions wrong is refused, what may lose something later is warned of", arguments: cases)
    func verdict(_ edited: Case) throws {
        let breaches = try Self.breaches(edited, for: [.marketing])
        #expect(breaches.map(\.isFatal) == (edited.verdict == .unminded ? [] : [edited.verdict == .refused]))
        for breach in breaches {
            #expect(
                breach.sentence.hasPrefix("\(edited.topic) has \(edited.setting.rawValue) \(edited.value) and needs "))
            #expect(
                breach.sentence.hasSuffix(
                    "`leadrelay topics plan` shows what differs, `leadrelay topics apply` mends it."))
        }
    }

    @Test("both workers together mind what either of them does, once")
    func both() throws {
        let routing = Case("sales.routing", .cleanupPolicy, "compact", .refused)
        #expect(try Self.breaches(routing, for: [.marketing, .sales]).count == 1)
        let decisions = Case("sales.decisions", .cleanupPolicy, "compact", .refused)
        #expect(try Self.breaches(decisions, for: [.marketing, .sales]).count == 1)
    }

    @Test("topics of fewer copies are held to what so many can do, and what is not told is not minded")
    func told() throws {
        let layout = try #require(TopicLayout(partitions: 8))
        let single = layout.desiredTopics(try #require(Durability(replicationFactor: 1))).map { ActualTopic($0) }
        #expect(layout.breaches(in: single, for: [.marketing, .sales]) == [])
        let untold = layout.desiredTopics().map {
            ActualTopic(name: $0.name, partitions: 8, replicationFactor: 3, settings: [:])
        }
        #expect(layout.breaches(in: untold, for: [.marketing, .sales]) == [])
    }
}
