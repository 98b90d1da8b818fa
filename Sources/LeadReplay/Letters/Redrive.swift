package import CloudEvents
package import EventLog
import LeadEvents
package import LeadStream

/// Hands dead letters to their worker once more, where they were read, in their order.
package struct Redrive: Sendable {
    /// On a redriven record: where the letter lies.
    package static let header = "ce_redriveof"
    /// So many letters are redriven or discarded in one transaction at most.
    package static let limit = 10_000

    package struct Item: Sendable {
        package let letter: Letter
        package let verdict: LetterVerdict

        /// Whether it would be written.
        package func goes(isForced: Bool) -> Bool {
            switch verdict {
            case .ready: true
            case .failing: false
            case .stale, .waiting: isForced
            }
        }
    }

    /// The chosen letters that nothing was done with yet, the oldest first.
    package let items: [Item]
    /// Chosen letters that were not looked at, because as many go as one transaction takes. Another run takes them.
    package let left: Int
    private let isForced: Bool

    /// - Parameters:
    ///   - isForced: whether a letter goes though its lead has moved on or an earlier letter stays behind.
    ///   - limit: how many go at most.
    ///   - isChosen: which letters are meant.
    package init<Team: TeamWorker>(
        _ team: Team.Type, _ topics: DeskTopics, _ fates: [RecordPosition: LetterFate], at now: Instant,
        isForced: Bool, limit: Int = Self.limit, readAgreement: @escaping AgreementRegister.DocumentReader,
        _ reader: some LogReader, isChosen: (Letter) -> Bool
    ) throws(LogError) {
        self.isForced = isForced
        let all = try topics.all(reader)
        let open = all.filter { fates[$0.position] == nil }
        let chosen = open.filter(isChosen)
        let work = team.processor(topics.layout, namespace: LeadID.defaultNamespace, readAgreement: readAgreement)
        var trial = LetterTrial(
            work, topics.layout[team.team], now: AppendTime(milliseconds: now.milliseconds))
        let progress = try LeadProgress(
            of: Set(chosen.compactMap(\.key)), since: chosen.map(\.originTime).min() ?? AppendTime(milliseconds: .max),
            topics, unusable: Set(all.compactMap(\.origin)), reader)
        let chosenPlaces = Set(chosen.map(\.position))
        /// Letters that stay, by lead; later ones of the lead wait for them.
        var staying: [String: RecordPosition] = [:]
        var items: [Item] = []
        var going = 0
        for letter in open {
            guard chosenPlaces.contains(letter.position), going < limit else {
                if let key = letter.key, staying[key] == nil { staying[key] = letter.position }
                continue
            }
            let verdict: LetterVerdict
            if let fault = trial.fault(of: letter) {
                verdict = .failing(fault)
            } else if let newer = progress.overtakes(letter) {
                verdict = .stale(newer)
            } else if let earlier = letter.key.flatMap({ staying[$0] }) {
                verdict = .waiting(earlier)
            } else {
                verdict = .ready
            }
            let item = Item(letter: letter, verdict: verdict)
            items.append(item)
            if item.goes(isForced: isForced) {
                going += 1
            } else if let key = letter.key, staying[key] == nil {
                staying[key] = letter.position
            }
        }
        self.items = items
        left = chosen.count - items.count
    }

    /// The items that will be written.
    package var going: [Item] { items.filter { $0.goes(isForced: isForced) } }

    /// The records to write, in order.
    package var records: [OutgoingRecord] {
        going.compactMap { item in
            guard let origin = item.letter.origin else { return nil }
            var headers = item.letter.originalHeaders
            headers.append(name: Self.header, value: item.letter.position.words)
            return OutgoingRecord(
                // Where its worker read it: the number of partitions may have grown since the letter was written.
                topic: origin.place.topic, partition: item.letter.position.place.partition, headers: headers,
                key: item.letter.record.key, value: item.letter.record.value)
        }
    }

    package func fates(at now: Instant) -> [LetterFate] {
        going.map { LetterFate($0.letter.position, .redriven, at: now) }
    }
}
