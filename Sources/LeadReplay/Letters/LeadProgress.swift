import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import StreamWorker

/// The newest event that each lead has had since some time, as its inbox holds it.
struct LeadProgress {
    private struct Event {
        let position: RecordPosition
        let appended: AppendTime
        /// The event's own time; where it has none, its append time.
        let time: Instant
    }

    private var events: [String: [Event]] = [:]

    /// - Parameters:
    ///   - keys: the leads that matter.
    ///   - unusable: records that became dead letters, which count for nothing.
    init(
        of keys: Set<String>, since time: AppendTime, _ topics: DeskTopics, unusable: Set<RecordPosition>,
        _ reader: some LogReader
    ) throws(LogError) {
        guard !keys.isEmpty,
            let inbox = try reader.topics(named: [topics.layout[topics.team].inbox]).first?.spec
        else { return }
        var records = try Stretch(of: inbox, from: .time(time), to: .now, reader).records(reader)
        while let (_, record) = try records.next() {
            guard let key = record.key.map({ String(decoding: $0, as: UTF8.self) }), keys.contains(key),
                !unusable.contains(record.position)
            else { continue }
            var own = Instant(milliseconds: record.appendTime.milliseconds)
            if case .at(let instant) = Envelope(headersOf: record).time { own = instant }
            events[key, default: []].append(Event(position: record.position, appended: record.appendTime, time: own))
        }
    }

    /// An event of the letter's lead that came after it and is dated later.
    func overtakes(_ letter: Letter) -> RecordPosition? {
        guard let key = letter.key else { return nil }
        let time = letter.time ?? Instant(milliseconds: letter.originTime.milliseconds)
        return events[key]?.last { event in
            let isLater =
                event.position.place == letter.origin?.place
                ? event.position.offset > letter.origin?.offset ?? .zero : event.appended >= letter.originTime
            return isLater && event.time > time
        }?.position
    }
}
