import CloudEvents
import LeadEvents
import Testing

@testable import Marketing

@Suite("When marketing stops writing")
struct NurtureTests {
    @Test(
        "a hard bounce, a complaint and an opt-out stop it, each once (R-17)",
        arguments: [
            (EventPayload.bounced(.hard), "suppressed bounced"),
            (.messageComplained(MessageComplained()), "suppressed complained"),
            (.consent("marketing-email", false), "suppressed opted-out"),
        ])
    func suppressed(event: EventPayload, decided: String) throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        #expect(try lead.read(event, day: 1) == [decided])
        #expect(try lead.read(event, day: 2) == [])
        #expect(lead.state.standing == .nurturing)
    }

    @Test(
        "a soft bounce, another purpose and consent stop nothing",
        arguments: [
            EventPayload.bounced(.soft), .bounced(.unspecified), .consent("profiling", false),
            .consent("marketing-email", true),
        ])
    func notSuppressed(event: EventPayload) throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        #expect(try lead.read(event, day: 1) == [])
    }

    @Test("a new consent lifts an opt-out; an older one read late does not")
    func consents() throws {
        var lead = TestLead()
        try lead.read(.captured(), day: 0)
        try lead.read(.consent("marketing-email", false), day: 2)
        try lead.read(.consent("marketing-email", true), day: 1)
        #expect(lead.state.marks.contains(.optedOut))
        try lead.read(.consent("marketing-email", true), day: 3)
        #expect(!lead.state.marks.contains(.optedOut))
        #expect(try lead.read(.consent("marketing-email", false), day: 4) == ["suppressed opted-out"])
    }
}
