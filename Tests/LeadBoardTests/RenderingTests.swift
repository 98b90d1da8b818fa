import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import SwiftProtobuf
import Testing

@Suite("Reports as text and JSON")
struct RenderingTests {
    /// Three leads: one won, one offered and waiting, one without an origin.
    private static let history: History = {
        var history = History()
        history.add(.captured("email", campaign: "spring"), lead: .numbered(1), hours: 9.25)
        history.add(.qualified, lead: .numbered(1), hours: 9.25)
        history.add(.offered(), lead: .numbered(1), hours: 9.25)
        history.add(.stage(.offered), lead: .numbered(1), hours: 9.25)
        history.add(.assigned(), lead: .numbered(1), hours: 9.5)
        history.add(.confirmed(), lead: .numbered(1), hours: 11)
        history.add(.transferred(.marketing, .sales, "accepted"), lead: .numbered(1), hours: 11)
        history.add(.stage(.working), lead: .numbered(1), hours: 11)
        history.add(.outreach(), lead: .numbered(1), hours: 12, id: "call-1")
        history.add(.outreach("no-answer"), lead: .numbered(1), hours: 13, id: "call-2")
        history.add(.refused("call-2"), lead: .numbered(1), team: .sales, hours: 13)
        history.add(.closed(.won, closedAt: 57.25), lead: .numbered(1), hours: 57.25)
        history.add(.stage(.won), lead: .numbered(1), hours: 57.25)
        history.add(.captured("email"), lead: .numbered(2), hours: 10)
        history.add(.qualified, lead: .numbered(2), hours: 11)
        history.add(.offered(pool: "north"), lead: .numbered(2), hours: 11)
        history.add(.captured(nil), lead: .numbered(3), hours: 12)
        history.add(.anomaly("closedBeforeCaptured"), lead: .numbered(3), team: .marketing, hours: 12)
        return history
    }()

    private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }

    @Test("R-69: the funnel is drawn with its steps, its rows, and what each word means")
    func funnelText() {
        let lines = Self.history.fold(FunnelFold()).report(by: .origin).lines(width: 80)
        #expect(
            text(Array(lines.prefix(24))) == """
                Funnel of the leads captured at any time, by origin

                step       count    share  median wait
                captured       3  100.0 %            -  ████████████████████████████████████████
                qualified      2   66.7 %        0.5 h  ██████████████████████████▋
                offered        2   66.7 %        0.0 h  ██████████████████████████▋
                assigned       1   33.3 %        0.3 h  █████████████▍
                accepted       1   33.3 %        1.5 h  █████████████▍
                contacted      1   33.3 %        1.0 h  █████████████▍
                won            1   33.3 %       45.3 h  █████████████▍

                origin  captured  qualified  offered  assigned  accepted  contacted  won
                email          2          2        2         1         1          1    1
                (none)         1          0        0         0         0          0    0
                all            3          2        2         1         1          1    1

                origin    rate  days to won  self-serve
                email   50.0 %         2.00           0  ██████████░░░░░░░░░░
                (none)   0.0 %            -           0  ░░░░░░░░░░
                all     33.3 %         2.00           0

                bars: █ won, ░ captured and not won; a full bar is 2 captured

                beside: none
                """)
        #expect(lines[24] == "1 anomaly")
        #expect(lines.suffix(Glossary.funnel.count).allSatisfy { $0.hasPrefix("  ") })
    }

    @Test("R-69: a wide terminal gets one table; a narrow one gets what fits, long names shortened")
    func funnelWidths() {
        let funnel = Self.history.fold(FunnelFold()).report(by: .origin)
        let wide =
            "origin  captured  qualified  offered  assigned  accepted  contacted  won    rate  days to won  self-serve"
        #expect(funnel.lines(width: 140).contains(wide))
        #expect(!funnel.lines(width: 100).contains(wide))
        var history = History()
        history.add(.captured("a channel with a name that is much too long for a table of steps"), hours: 0)
        let lines = history.fold(FunnelFold()).report(by: .origin).lines(width: 80)
        #expect(lines.dropLast(Glossary.funnel.count).allSatisfy { $0.count <= 80 })
        #expect(lines.contains { $0.hasPrefix("a channel wit… ") }, "\(lines)")
    }

    @Test("R-69: a bar is as long as its number, to an eighth of a column")
    func honestBars() {
        var history = History()
        for number in 1...50 as ClosedRange<UInt64> {
            history.add(.captured(number <= 40 ? "email" : "social"), lead: .numbered(number), hours: 0)
        }
        history.add(.closed(.won, closedAt: 1), lead: .numbered(50), hours: 1)
        let lines = history.fold(FunnelFold()).report(by: .origin).lines(width: 80)
        #expect(
            lines.contains { $0.hasPrefix("social") && $0.hasSuffix("  ▌░░░░") },
            "1 of 10, on 5 columns of 20: \(lines)")
        #expect(lines.contains { $0.hasPrefix("email") && $0.hasSuffix("  " + String(repeating: "░", count: 20)) })
    }

    @Test("the funnel's JSON has the keys that programs count on, in one order")
    func funnelJSON() {
        let json = Self.history.fold(FunnelFold()).report(by: .origin).json.description
        #expect(
            json.hasPrefix(
                #"{"by":"origin","rows":[{"key":"email","captured":2,"qualified":2,"offered":2,"assigned":1,"accepted":1,"#
                    + #""contacted":1,"won":1,"rate":0.5,"medianDaysToWon":2,"selfServe":0,"medianHours":{"#))
        #expect(json.contains(#"{"key":null,"captured":1,"qualified":0,"#))
        #expect(json.contains(#""total":{"key":null,"captured":3,"#))
        #expect(json.contains(#""rate":0.3333,"#))
        #expect(json.contains(#""anomalies":1,"beside":["#))
    }

    @Test(
        "R-40 R-72: a lead's story stands in order, both teams, with each decision's reasons and the accountable team")
    func story() throws {
        let fold = Self.history.fold(StoryFold(leads: [.first]))
        let standing = try #require(Self.history.fold(StandingFold()).standing(of: .first))
        let story = LeadStory(lead: .first, standing: standing, otherNames: [], profile: nil, entries: fold.entries())
        #expect(
            text(story.lines) == """
                lead 00000000-0000-1ead-0000-000000000001
                stage won since 2026-03-04 09:15, owner anna, accountable sales

                time (UTC)        team       accountable  what and why
                2026-03-02 09:15  marketing  marketing    captured: channel email, campaign spring
                2026-03-02 09:15  marketing  marketing    qualified (hand-raised), score 12.5, band cold; agreement 0
                2026-03-02 09:15  marketing  marketing    offered to sales: pool default, answer due 2026-03-04 00:00; agreement 0
                                                            - hand-raised, score 12.5, band cold
                2026-03-02 09:15  sales      marketing    stage none -> offered; agreement 0
                2026-03-02 09:30  sales      marketing    assigned to anna: round-robin, pool default; agreement 0
                                                            - pool default has 2 reps
                                                            - anna is next by weight
                2026-03-02 11:00  sales      marketing    taken over by sales: rep anna, answered after 2 h 0 min; agreement 0
                2026-03-02 11:00  sales      sales        accountability from marketing to sales: accepted; agreement 0
                2026-03-02 11:00  sales      sales        stage none -> working; agreement 0
                2026-03-02 12:00  sales      sales        outreach: phone, reached, rep anna
                2026-03-02 13:00  sales      sales        outreach: phone, no-answer, rep anna [refused]
                2026-03-02 13:00  sales      sales        refused outreach.attempted call-2 of test: closed; agreement 0
                                                            - The lead is closed.
                2026-03-04 09:15  sales      sales        deal won: deal-1, rep anna, closed 2026-03-04 09:15; agreement 0
                2026-03-04 09:15  sales      sales        stage none -> won; agreement 0
                """)
        let json = story.json.description
        #expect(json.hasPrefix(#"{"lead":"00000000-0000-1ead-0000-000000000001","stage":"won","#))
        #expect(
            json.contains(
                #"{"time":"2026-03-02T13:00:00Z","team":"sales","accountable":"sales","type":"leadrelay.outreach.attempted.v1","#
                    + #""what":"outreach: phone, no-answer, rep anna","why":[],"agreement":null,"fate":"refused","#
                    + #""source":"test","id":"call-2","actor":null,"place":"sales.inbox/0/1","#
                    + #""appendTime":"2026-03-02T13:00:00.001Z"}"#))
    }

    @Test("R-41 R-77: a deadline that was missed is in the story, with who waited on whom")
    func breach() throws {
        var history = History()
        history.add(.captured(), hours: 0)
        history.add(.offered(), hours: 1)
        history.add(
            .deadlineBreached(
                .with {
                    $0.deadline = "respond"
                    $0.due = Google_Protobuf_Timestamp(.at(hours: 48))
                    $0.waitingOn = .sales
                }), hours: 48)
        let entries = history.fold(StoryFold(leads: [.first])).entries()
        let standing = try #require(history.fold(StandingFold()).standing(of: .first))
        let story = LeadStory(lead: .first, standing: standing, otherNames: [], profile: nil, entries: entries)
        #expect(
            story.lines.last
                == "2026-03-04 00:00  sales      marketing    deadline missed: respond, due 2026-03-04 00:00, "
                + "waiting on sales; agreement 0")
    }

    @Test("leads in columns, with the age of their stage; who waits for a rep is said")
    func leadTable() {
        let standings = Self.history.fold(StandingFold()).standings()
        #expect(
            text(LeadStanding.table(of: standings, now: .at(hours: 60))) == """
                lead                                  stage     since (UTC)              age  owner      accountable  band  score  channel
                00000000-0000-1ead-0000-000000000001  won       2026-03-04 09:15  2 h 45 min  anna       sales        -         -  email
                00000000-0000-1ead-0000-000000000002  offered   2026-03-02 11:00     2 d 1 h  (waiting)  marketing    -         -  email
                00000000-0000-1ead-0000-000000000003  captured  2026-03-02 12:00     2 d 0 h  -          marketing    -         -  (none)
                """)
        #expect(
            standings[1].json.description
                == #"{"lead":"00000000-0000-1ead-0000-000000000002","stage":"offered","since":"2026-03-02T11:00:00Z","#
                + #""owner":null,"waitingForRep":true,"accountable":"marketing","band":null,"score":null,"#
                + #""channel":"email","capturedAt":"2026-03-02T10:00:00Z","pool":"north","kind":"customer","test":false}"#
        )
    }

    @Test("an anomaly stands with its sentence below")
    func anomalies() {
        let entries = Self.history.fold(AnomalyFold()).report()
        #expect(
            text(AnomalyFold.Entry.table(of: entries)) == """
                time (UTC)        team       lead                                  kind                  activity
                2026-03-02 12:00  marketing  00000000-0000-1ead-0000-000000000003  closedBeforeCaptured  sale.won deal-1 of test
                  The deal is dated before the first contact.
                """)
        #expect(
            entries.map(\.json.description) == [
                #"{"time":"2026-03-02T12:00:00Z","team":"marketing","lead":"00000000-0000-1ead-0000-000000000003","#
                    + #""kind":"closedBeforeCaptured","sentence":"The deal is dated before the first contact.","#
                    + #""activityType":"leadrelay.sale.won.v1","source":"test","id":"deal-1"}"#
            ])
    }

    @Test("what others wrote cannot steer a terminal")
    func controlCharacters() {
        var history = History()
        history.add(.captured("\u{1b}[2Jemail\u{202e}"), hours: 0)
        let lines = history.fold(FunnelFold()).report(by: .origin).lines(width: 80)
        #expect(lines.allSatisfy { !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202e } })
        #expect(lines.contains { $0.contains("?[2Jemail?") })
    }
}
