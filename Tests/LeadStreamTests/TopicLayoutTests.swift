import EventLog
import LeadEvents
import Testing

@testable import LeadStream

@Suite("The topics of an installation")
struct TopicLayoutTests {
    @Test("every role of the catalogue has its topic in the plan, under the prefix")
    func everyRole() throws {
        let layout = try #require(TopicLayout(prefix: "acme.", partitions: 8))
        for role in TopicRole.all {
            let spec = try #require(layout.plan[layout.topic(role)])
            #expect(spec.name.name == "acme." + role.name)
            #expect(spec.partitions == (role.isSingle ? 1 : 8))
        }
        #expect(layout.plan.topics.count == TopicRole.all.count)
    }

    @Test(
        "a prefix that a topic's name may not have is refused",
        arguments: ["a b", "ä", "x/", String(repeating: "x", count: 240)])
    func prefix(prefix: String) { #expect(TopicLayout(prefix: prefix) == nil) }

    @Test("inboxes and agreements are kept for ever, changelogs are compacted")
    func retention() throws {
        let layout = try #require(TopicLayout())
        #expect(layout.plan[layout.marketing.inbox]?.cleanup == .keepForever)
        #expect(layout.plan[layout.sales.agreements]?.cleanup == .keepForever)
        #expect(layout.plan[layout.sales.changelog]?.cleanup == .compact)
        #expect(layout.plan[layout.sales.deadLetters]?.maximumRecordBytes == 2_080_768)
    }

    @Test(
        "what a worker cannot do without, where it was not read yet, is kept for 400 days at least",
        arguments: [Team.marketing, .sales])
    func inputs(of team: Team) throws {
        let layout = try #require(TopicLayout())
        for role in [.inbox(team)] + TopicRole.sidecars(of: team) where role != .ingress(team) {
            switch try #require(layout.plan[layout.topic(role)]).cleanup {
            case .keepForever: break
            case .keepFor(let time): #expect(time >= .seconds(400 * 86_400), "\(role)")
            case .compact: Issue.record("\(role) is compacted")
            }
        }
    }
}
