import EventLog
import LeadBoard
import LeadEvents
import SampleHistory
import StreamWorker
import Testing

@testable import Marketing
@testable import Sales

/// What holds of every history, however absurd. Each check names what breaks it.
struct HistoryChecks {
    private(set) var faults: [String] = []
    private let history: RandomHistory

    init(_ teams: TwoTeams, _ history: RandomHistory) throws {
        self.history = history
        try checkRecords(teams)
        try checkReplay("marketing", teams.marketing.replayed())
        try checkReplay("sales", teams.sales.replayed())
        try checkPlaces(teams)
    }

    // MARK: Decisions

    private mutating func checkRecords(_ teams: TwoTeams) throws {
        for letter in teams.marketing.deadLetters + teams.sales.deadLetters {
            let sentence = letter.headers.first(DeadLetterHeader.sentence) ?? nil
            faults.append("dead letter: " + String(decoding: sentence ?? [], as: UTF8.self))
        }
        let contents = try LogContents(teams.marketing.decisions + teams.sales.decisions)
        faults += contents.doubles.map { "twice: \($0)" }
        var accountable: [String: Team] = [:]
        for record in teams.marketing.decisions + teams.sales.decisions {
            let event = try record.decoded()
            let lead = String(decoding: record.key ?? [], as: UTF8.self)
            switch event.payload {
            case .accountabilityTransferred(let transfer): check(transfer, &accountable[lead], lead)
            case .activityRefused(let refused): check(refused.kind, refused.sentence, refused.activity)
            case .anomalyNoted(let anomaly): check(anomaly.kind, anomaly.sentence, anomaly.activity)
            default: break
            }
        }
    }

    /// A transfer goes from the one team that was accountable to the other.
    private mutating func check(_ transfer: AccountabilityTransferred, _ accountable: inout Team?, _ lead: String) {
        if transfer.to != .marketing, transfer.to != .sales { faults.append("\(lead): transferred to nobody") }
        // Before its first transfer a lead is marketing's, or nobody knows it.
        let isFirst = accountable == nil && transfer.from != .sales
        if transfer.from == transfer.to || !isFirst && transfer.from != accountable {
            faults.append("\(lead): \(transfer.from) gives away what \(accountable ?? .unspecified) has")
        }
        accountable = transfer.to
    }

    private mutating func check(_ kind: String, _ sentence: String, _ activity: EventReference) {
        if kind.isEmpty || !kind.allSatisfy({ $0.isASCII && $0.isLetter }) { faults.append("kind \(kind)") }
        if !sentence.hasSuffix(".") || sentence.count < 20 { faults.append("\(kind) is not explained") }
        let folded = sentence.lowercased()
        if RandomHistory.personalData.contains(where: folded.contains) { faults.append("\(kind) quotes a person") }
        if activity.id.isEmpty || activity.source.isEmpty { faults.append("\(kind) names no activity") }
    }

    private mutating func checkReplay(_ team: String, _ records: (then: [OutgoingRecord], now: [OutgoingRecord])) {
        if records.then != records.now { faults.append("replay of \(team) decides otherwise") }
    }

    // MARK: Places

    /// Both teams agree on where each lead is once everything has been read.
    private mutating func checkPlaces(_ teams: TwoTeams) throws {
        let board = try standings(teams)
        var known: Set<LeadID> = []
        for event in history.events {
            guard let lead = event.lead else { continue }
            switch event.payload {
            case .leadCaptured, .purchaseCompleted: known.insert(lead)
            default: break
            }
        }
        for lead in history.leads {
            let (marketing, sales) = try teams.state(of: lead)
            if marketing.aliasOf != nil || sales.aliasOf != nil { continue }
            if known.contains(lead), marketing.standing == .unknown {
                faults.append("\(lead): captured or bought, and nowhere")
            }
            check(lead, marketing, sales)
            let accountable = board.standing(of: lead)?.accountable
            if known.contains(lead), accountable == nil { faults.append("\(lead): nobody is accountable") }
            if let accountable, (accountable == .sales) != (sales.accountable == .sales) {
                faults.append("\(lead): \(accountable) is accountable in reports, \(sales.accountable) with sales")
            }
        }
    }

    /// Where the reports see the leads.
    private func standings(_ teams: TwoTeams) throws -> StandingFold {
        var board = Board(StandingFold())
        for (team, inbox, decisions) in [
            (Team.marketing, teams.marketing.inbox, teams.marketing.decisions),
            (.sales, teams.sales.inbox, teams.sales.decisions),
        ] {
            for record in inbox { board.take(record, .inbox(team), board.fold.interest) }
            for (number, record) in decisions.enumerated() {
                let logged = LogRecord(
                    source: TopicPartition(record.topic, record.partition),
                    offset: try #require(Offset(Int64(number))), appendTime: AppendTime(milliseconds: 0),
                    headers: record.headers, key: record.key, value: record.value)
                board.take(logged, .decisions(team), board.fold.interest)
            }
        }
        return board.fold
    }

    private mutating func check(_ lead: LeadID, _ marketing: MarketingLead, _ sales: SalesLead) {
        let standing = marketing.standing
        let isWithSales: Bool? =
            switch standing {
            case .withSales: true
            case .nurturing, .resting: false
            // A customer is whose the sale was; who was given up or never captured may come to sales by itself.
            case .customer, .disqualified, .unknown: nil
            }
        if let isWithSales, isWithSales != (sales.accountable == .sales) {
            faults.append("\(lead): \(standing) with marketing, \(sales.stage) and \(sales.accountable) with sales")
        }
        if standing == .nurturing, marketing.offer == .open, sales.handoff?.answer != .open {
            faults.append("\(lead): marketing waits for an answer, \(sales.stage) with sales")
        }
        if sales.waiting.count > SalesLead.waitingLimit { faults.append("\(lead): too many wait") }
    }
}
