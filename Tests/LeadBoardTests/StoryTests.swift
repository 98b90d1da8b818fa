import CloudEvents
import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("A lead's story")
struct StoryTests {
    private func person(_ email: String, _ name: String? = nil, phone: String? = nil) -> Person {
        .with {
            $0.email = email
            if let name { $0.fullName = name }
            if let phone { $0.phone = phone }
        }
    }

    @Test("R-28: the latest word on each field counts, and a field that was cleared is empty")
    func profile() {
        var history = History()
        history.add(.captured(person: person("ana@example.com", "Ana", phone: "+4930123456")), hours: 0)
        history.add(
            .leadUpdated(
                .with {
                    $0.person.fullName = "Ana Silva"
                    $0.account.name = "Example GmbH"
                    $0.cleared = ["person.phone"]
                }), hours: 2)
        history.add(.leadEnriched(.with { $0.account.industry = "retail" }), hours: 1)
        let profile = history.fold(StoryFold(leads: [.first])).profile()
        #expect(profile.personWords == "Ana Silva, ana@example.com")
        #expect(profile.accountWords == "Example GmbH, retail")
    }

    @Test("the person is shown only where the story is told with a profile")
    func personIsShownOnRequest() throws {
        var history = History()
        history.add(.captured(person: person("ana@example.com", "Ana Silva")), hours: 0)
        let fold = history.fold(StoryFold(leads: [.first]))
        let standing = try #require(history.fold(StandingFold()).standing(of: .first))
        for profile in [nil, fold.profile()] {
            let story = LeadStory(
                lead: .first, standing: standing, otherNames: [], profile: profile, entries: fold.entries())
            let shown = story.lines.joined() + story.json.description
            #expect(shown.contains("ana@example.com") == (profile != nil))
            #expect(shown.contains("Ana Silva") == (profile != nil))
        }
    }

    @Test("an event that was published twice is told once; of a mended one, the one that counts")
    func toldOnce() {
        var history = History()
        history.deadLetter(history.add(.captured("email"), hours: 900, id: "row-1"))
        history.add(.captured("social"), hours: 1, id: "row-1")
        history.add(.captured("social"), hours: 1, id: "row-1")
        for seed in [nil, 1, 2] as [UInt64?] {
            let entries = history.fold(StoryFold(leads: [.first]), seed: seed).entries()
            #expect(entries.map(\.event.event.time) == [.at(hours: 1)])
            #expect(entries.map(\.fate) == [.counts])
        }
    }

    @Test("what was taken back or could not be used is told, and says so")
    func fates() {
        var history = History()
        history.add(.outreach(), hours: 1, id: "taken-back")
        history.add(.retracted("taken-back"), team: .sales, hours: 2)
        history.deadLetter(history.add(.outreach(), hours: 3))
        let entries = history.fold(StoryFold(leads: [.first])).entries()
        #expect(entries.map(\.fate) == [.retracted, .counts, .deadLettered])
    }

    @Test("other leads are not in it")
    func othersAreLeftOut() {
        var history = History()
        history.add(.captured(), lead: .numbered(1), hours: 0)
        history.add(.captured(), lead: .numbered(2), hours: 0)
        let fold = history.fold(StoryFold(leads: [.numbered(2)]))
        #expect(fold.entries().map(\.event.lead) == [.numbered(2)])
    }

    @Test("R-48: a rep is released by what was decided before")
    func released() {
        var history = History()
        history.add(.assignmentReleased(.with { $0.reason = "won" }), hours: 1)
        history.add(.confirmed(), hours: 1)
        history.add(.closed(.won, closedAt: 1), hours: 1)
        for seed in 1...5 as ClosedRange<UInt64> {
            let types = history.fold(StoryFold(leads: [.first]), seed: seed).entries().map(\.event.event.type)
            #expect(types == [.handoffConfirmed, .dealClosed, .assignmentReleased])
        }
    }

    @Test("R-48: decisions of one instant stand as they followed from each other")
    func sameInstant() {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.qualified, hours: 0)
        history.add(.offered(), hours: 0)
        history.add(.stage(.offered), hours: 0)
        history.add(.assigned(), hours: 0)
        for seed in 1...5 as ClosedRange<UInt64> {
            let types = history.fold(StoryFold(leads: [.first]), seed: seed).entries().map(\.event.event.type)
            #expect(types == [.leadCaptured, .leadQualified, .handoffOffered, .stageChanged, .leadAssigned])
        }
    }
}
