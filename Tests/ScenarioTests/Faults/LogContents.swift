import CloudEvents
import EventLog
import LeadEvents
import LeadStream

/// What both teams decided, as a log holds it.
struct LogContents {
    /// How often each decision id stands on the log, under its type and lead.
    private(set) var decisions: [String: Int] = [:]
    /// The last stage, deal and accountable team of each lead, in words.
    private(set) var ends: [String: [String: String]] = [:]

    init(_ log: some EventLog, _ layout: TopicLayout) throws {
        let reader = try log.makeReader()
        for topic in [layout.marketing.decisions, layout.sales.decisions] {
            for partition in layout.allPartitions {
                for record in try reader.all(TopicPartition(topic, partition)) {
                    try take(record.headers, record.key, record.value)
                }
            }
        }
    }

    /// - Parameter records: decisions of both teams, each team's in their order.
    init(_ records: [OutgoingRecord]) throws {
        for record in records { try take(record.headers, record.key, record.value) }
    }

    private mutating func take(
        _ headers: RecordHeaders, _ key: ArraySlice<UInt8>?, _ value: ArraySlice<UInt8>?
    ) throws {
        var envelope = Envelope()
        for header in headers { envelope.take(name: header.name, value: header.value) }
        let decoded = try EventCodec.decode(envelope, value: value, key: key)
        let lead = String(decoding: key ?? [], as: UTF8.self)
        decisions["\(decoded.event.type) \(lead) \(decoded.event.reference.id)", default: 0] += 1
        take(decoded.event.payload, of: lead)
    }

    private mutating func take(_ payload: EventPayload, of lead: String) {
        switch payload {
        case .stageChanged(let change): ends[lead, default: [:]]["stage"] = "\(change.to)"
        case .accountabilityTransferred(let transfer): ends[lead, default: [:]]["accountable"] = "\(transfer.to)"
        case .dealClosed(let deal): ends[lead, default: [:]]["deal \(deal.dealID)"] = "\(deal.outcome)"
        case .leadConverted: ends[lead, default: [:]]["converted"] = "yes"
        case .leadDisqualified(let end): ends[lead, default: [:]]["disqualified"] = end.reason
        default: break
        }
    }

    /// Decisions that are there more than once.
    var doubles: [String] { decisions.filter { $0.value > 1 }.keys.sorted() }

    /// Decisions that only one of both logs holds.
    func differences(from other: LogContents) -> [String] {
        Set(decisions.keys).symmetricDifference(other.decisions.keys).sorted().map {
            (decisions[$0] == nil ? "missing " : "added ") + $0
        }
    }
}
