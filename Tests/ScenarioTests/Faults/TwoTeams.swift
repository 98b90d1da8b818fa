import AgreementFile
import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import SeededRandom
import StreamWorker
import StreamWorkerTesting
import SwiftProtobuf

/// One team's real processor with its inbox and what it wrote, in memory.
struct TeamRun<Worker: TeamWorker> {
    private let layout: TopicLayout
    private let agreements: [LogRecord]
    private let topics: TopicLayout.TeamTopics
    private(set) var driver: ProcessorDriver<Worker.Work>
    private(set) var inbox: [LogRecord] = []
    private(set) var decisions: [OutgoingRecord] = []
    private(set) var deadLetters: [OutgoingRecord] = []

    /// - Parameter agreements: what stands in marketing's agreements.
    init(_ layout: TopicLayout, _ agreements: [LogRecord]) {
        self.layout = layout
        self.agreements = agreements
        topics = layout[Worker.team]
        driver = Self.driver(layout, agreements)
    }

    /// What the team keeps of a lead; `nil`: nothing.
    func row(of lead: LeadID) -> [UInt8]? { driver.row(StateKey(.leads, lead.uuid)) }

    /// Takes a record of the inbox and all that it brings into the inbox in turn.
    ///
    /// - Returns: what goes to others.
    mutating func take(_ record: OutgoingRecord, at time: Instant) throws -> [OutgoingRecord] {
        try settle([record], at: time)
    }

    mutating func takeFromSidecar(
        _ record: OutgoingRecord, of topic: TopicName, at time: Instant
    ) throws -> [OutgoingRecord] {
        try settle(driver.takeFromSidecar(record, of: topic, appendedAt: time).records, at: time)
    }

    private mutating func settle(_ records: [OutgoingRecord], at time: Instant) throws -> [OutgoingRecord] {
        var pending = records[...]
        var outgoing: [OutgoingRecord] = []
        while let record = pending.popFirst() {
            switch record.topic {
            case topics.inbox:
                let logged = LogRecord(
                    source: TopicPartition(record.topic, record.partition), offset: Offset(Int64(inbox.count)) ?? .zero,
                    appendTime: AppendTime(milliseconds: time.milliseconds), headers: record.headers, key: record.key,
                    value: record.value)
                inbox.append(logged)
                pending += try driver.take(logged).records
            case topics.decisions:
                decisions.append(record)
                outgoing.append(record)
            case topics.deadLetters: deadLetters.append(record)
            default: outgoing.append(record)
            }
        }
        return outgoing
    }

    /// Plays the inbox again, from nothing.
    ///
    /// - Returns: the decisions of then and of now, without assignments, which are taken as recorded.
    func replayed() throws -> (then: [OutgoingRecord], now: [OutgoingRecord]) {
        var driver = Self.driver(layout, agreements)
        var again: [OutgoingRecord] = []
        for record in inbox { again += try driver.take(record).records.filter { $0.topic == topics.decisions } }
        let then = decisions.filter { record in
            record.headers.first("ce_type") != .some(Array(EventType.leadAssigned.name.utf8)[...])
        }
        return (then, again)
    }

    private static func driver(_ layout: TopicLayout, _ agreements: [LogRecord]) -> ProcessorDriver<Worker.Work> {
        var driver = ProcessorDriver(
            Worker.processor(layout, namespace: LeadID.defaultNamespace) { try? AgreementFile.read($0) },
            inbox: layout[Worker.team].inbox, deadLetters: layout[Worker.team].deadLetters)
        for record in agreements { driver.follow(record) }
        return driver
    }
}

/// Both teams' processors, and the topics between them as queues.
struct TwoTeams {
    /// A topic that somebody else reads.
    enum Carrier: CaseIterable { case offers, answers, routing }

    /// How fast copies go from one team to the other.
    enum Delivery {
        /// At once.
        case prompt
        /// Any time, in any interleaving of the topics.
        case random(UInt64)
        /// What marketing tells sales comes after some of what sales reports, up to an hour late.
        case answersFirst(UInt64)
    }

    private let layout: TopicLayout
    private let history: RandomHistory
    private(set) var marketing: TeamRun<MarketingWorker>
    private(set) var sales: TeamRun<SalesWorker>
    private var waiting: [Carrier: [(record: OutgoingRecord, since: Instant)]] = [:]
    private var now = RandomHistory.start

    /// Plays a history.
    init(_ history: RandomHistory, _ delivery: Delivery, _ layout: TopicLayout) throws {
        self.layout = layout
        self.history = history
        let agreements = try Self.founding(history.agreement, layout)
        marketing = TeamRun(layout, agreements)
        sales = TeamRun(layout, agreements)
        try play(delivery)
    }

    private static func founding(_ agreement: Agreement, _ layout: TopicLayout) throws -> [LogRecord] {
        let document = AgreementFile.document(of: agreement)
        let hash = try AgreementFile.read(document).hash
        let payloads: [EventPayload] = [
            .agreementProposed(
                .with {
                    $0.version = 1
                    $0.document = document
                    $0.hash = hash
                }),
            .agreementSigned(
                .with {
                    $0.version = 1
                    $0.hash = hash
                    $0.founding = true
                }),
        ]
        return try payloads.map { payload in
            let event = try PublishableEvent(
                payload: payload, source: "history", id: payload.type.name, time: RandomHistory.start, team: .marketing)
            let record = layout.record(for: event)
            return LogRecord(
                source: TopicPartition(record.topic, record.partition), offset: .zero,
                appendTime: AppendTime(milliseconds: RandomHistory.start.milliseconds), headers: record.headers,
                key: record.key, value: record.value)
        }
    }

    private mutating func play(_ delivery: Delivery) throws {
        var random = SplitMix64(seed: delivery.seed)
        for event in history.events {
            now = max(now, event.due)
            if case .answersFirst = delivery { try carryOffers(before: now.advanced(byMilliseconds: -3_600_000)) }
            try publish(event)
            switch delivery {
            case .prompt: try carryAll(Carrier.allCases)
            case .random:
                for _ in 0..<Int.random(in: 0...6, using: &random) {
                    _ = try carry(Carrier.allCases.randomElement(using: &random) ?? .offers)
                }
            case .answersFirst:
                try carryAll([.answers, .routing])
                if Int.random(in: 0..<3, using: &random) == 0 { try carryAll(Carrier.allCases) }
            }
        }
        try carryAll(Carrier.allCases)
        try passTime()
    }

    /// Lets everything that waits for a time happen.
    private mutating func passTime() throws {
        now = max(now, RandomHistory.end)
        for team in [Team.marketing, .sales, .marketing, .sales] {
            now = now.advanced(byMilliseconds: 60 * RandomHistory.day)
            let tick = ClockRecord.make(
                .clockTicked(ClockTicked()), for: team, occasion: now.description, at: now, .zero, layout)
            try append(tick, team)
            try carryAll(Carrier.allCases)
        }
    }

    private mutating func publish(_ event: SampleEvent) throws {
        let published = try PublishableEvent(
            payload: event.payload, source: event.reference.source, id: event.reference.id, time: event.time,
            team: event.team, subject: event.lead)
        try append(layout.record(for: published), event.team)
    }

    private mutating func append(_ record: OutgoingRecord, _ team: Team) throws {
        put(team == .marketing ? try marketing.take(record, at: now) : try sales.take(record, at: now))
    }

    private mutating func put(_ records: [OutgoingRecord]) {
        for record in records {
            switch record.topic {
            case layout.marketing.decisions: waiting[.offers, default: []].append((record, now))
            case layout.sales.decisions: waiting[.answers, default: []].append((record, now))
            case layout.routing: waiting[.routing, default: []].append((record, now))
            default: break
            }
        }
    }

    private mutating func carryOffers(before time: Instant) throws {
        while let first = waiting[.offers]?.first, first.since < time { _ = try carry(.offers) }
    }

    private mutating func carryAll(_ carriers: [Carrier]) throws {
        while try carriers.contains(where: { try carry($0) }) {}
    }

    /// Carries the next record of a topic. Returns whether there was one.
    private mutating func carry(_ carrier: Carrier) throws -> Bool {
        guard let (record, _) = waiting[carrier]?.first else { return false }
        waiting[carrier]?.removeFirst()
        switch carrier {
        case .offers: put(try sales.takeFromSidecar(record, of: layout.marketing.decisions, at: now))
        case .answers: put(try marketing.takeFromSidecar(record, of: layout.sales.decisions, at: now))
        case .routing: put(try sales.takeFromSidecar(record, of: layout.routing, at: now))
        }
        return true
    }
}

extension TwoTeams.Delivery {
    fileprivate var seed: UInt64 {
        switch self {
        case .prompt: 0
        case .random(let seed), .answersFirst(let seed): seed
        }
    }
}
