package import EventLog
package import LeadEvents
package import LeadStream
import StreamWorker

/// Moves everything from one log to another: records with their ids, keys, append times and headers, in their order; what was
/// done with dead letters; the state of the workers; the places of all groups.
///
/// Order: 1 the original stands still  2 the copy is noted as begun  3 records  4 count and hash  5 what was done with letters
/// 6 state and workers' positions  7 other groups  8 append times and retention are the log's again  9 noted as done.
/// A run that broke off is run again: it goes on behind the last record of each partition, and does the rest once more.
package struct LogCopy<From: EventLog, To: EventLog> {
    private let target: To
    private let plan: CopyPlan
    private let specs: [TopicSpec]
    private let journal: CopyJournal
    private let from: From.Reader
    private let to: To.Reader

    package struct Summary: Sendable {
        package struct Topic: Sendable {
            package let name: TopicName
            package let sum: CopySum
        }

        package var topics: [Topic] = []
        /// Rows of both workers' state.
        package var rows = 0
        /// Groups that no worker's are.
        package var groups: [GroupName] = []
    }

    /// - Parameter partitions: of the copy's lead-keyed topics; `nil`: as many as there are on it, or on the original.
    /// - Throws: ``ReplayFault`` where the logs do not fit together.
    package init(from source: From, to target: To, partitions: Int32? = nil) throws {
        try self.init(from: CopyOriginal(source), to: target, partitions: partitions)
    }

    package init(from original: CopyOriginal<From>, to target: To, partitions: Int32? = nil) throws {
        self.target = target
        from = original.reader
        to = try target.makeReader()
        specs = original.specs
        let original = original.layout
        let layout = try TopicLayout.of(to, newPartitions: partitions ?? original.partitions)
        if let partitions, partitions != layout.partitions {
            throw ReplayFault(
                "--partitions: the topics are there and have \(layout.partitions); leave it out, or copy to another prefix."
            )
        }
        journal = CopyJournal(layout)
        plan = try CopyPlan(from: original, to: layout, specs)
    }

    /// Offsets that there are to be copied.
    package func count() throws(LogError) -> Int {
        var count = 0
        for topic in plan.topics {
            for partition in topic.sources {
                let bounds = try from.bounds(of: TopicPartition(topic.name, partition))
                count += Int(bounds.end.number - bounds.first.number)
            }
        }
        return count
    }

    /// - Parameters:
    ///   - member: the name of whoever copies, where the copy's groups name their members.
    ///   - worker: what a team's worker reads.
    ///   - rate: records a second at most; `nil`: as fast as it goes.
    ///   - progress: is told how many offsets are done.
    package func run(
        member: String, rate: Int? = nil, worker: (Team) -> any TeamWorker.Type, progress: (Int) -> Void = { _ in }
    ) async throws -> Summary {
        let still = try Drained(plan.from, specs, from)
        try await begin()
        try await copyRecords(still, rate, progress)
        try still.holdsStill(specs, from)
        var summary = Summary()
        for topic in plan.topics {
            let sum = try CopyCheck(topic: topic, from: from, to: to, ends: still.ends).run()
            summary.topics.append(Summary.Topic(name: topic.name, sum: sum))
        }
        for team in [Team.marketing, .sales] {
            try moveFates(team, member)
            guard let group = still.groups.first(where: { $0.name == plan.from[team].group }),
                !group.positions.isEmpty
            else { continue }
            var session = worker(team).plan(plan.to, member: member).session
            session.comesBack = false
            summary.rows += try StateMove(plan: plan, worker: session, team: team, from: from, to: target, group: group)
                .run()
        }
        summary.groups = try moveGroups(still.groups)
        try target.endCopy(plan.copied)
        try await note(.done)
        return summary
    }

    private func begin() async throws {
        switch try journal.state(to) {
        case .done:
            throw ReplayFault("--to: a copy was made there already, and is whole; copy into an empty log.")
        case .begun: try await settle()
        case nil:
            // Before the note stands, nothing may be there that the copy would mix with.
            for place in try ownPlaces() where try to.bounds(of: place).end > .zero {
                throw ReplayFault(
                    "--to: \(place) holds records that no copy wrote; copy into a log that is empty, "
                        + "or behind another prefix.")
            }
            try target.create(TopicPlan([journal.topic]))
            try await note(.begun)
        }
        try target.create(TopicPlan(plan.to.plan.topics.filter { plan.copied[$0.name] == nil }))
        try target.beginCopy(plan.copied)
    }

    /// What is there already of the topics that the copy fills. (A cluster may have others, of somebody else's.)
    private func ownPlaces() throws(LogError) -> [TopicPartition] {
        let names = Set((plan.to.plan.topics + plan.copied.topics).map(\.name))
        return try to.topics().map(\.spec).filter { names.contains($0.name) }.flatMap(\.places)
    }

    private func note(_ state: CopyJournal.State) async throws {
        let publisher = try target.makePublisher()
        _ = try await publisher.publish([journal.record(state)])
        await publisher.close()
    }

    /// Waits until nothing arrives any longer of what a killed run had sent: two looks a second apart that are the same.
    private func settle() async throws {
        let places = try ownPlaces()
        func ends() throws -> [Offset] { try places.map { try to.bounds(of: $0).end } }
        var before = try ends()
        while true {
            try await Task.sleep(for: .seconds(1))
            let now = try ends()
            if now == before { return }
            before = now
        }
    }

    private func copyRecords(_ still: Drained, _ rate: Int?, _ progress: (Int) -> Void) async throws {
        let publisher = try target.makePublisher()
        var pace = Pace(rate)
        var done = 0
        for topic in plan.topics {
            let copy = TopicCopy(topic: topic, from: from, to: to, publisher: publisher, ends: still.ends)
            try await copy.run(&pace) { count in
                done += count
                progress(done)
            }
        }
        await publisher.close()
    }

    /// What was done with dead letters stands under their places, which are others now.
    private func moveFates(_ team: Team, _ member: String) throws {
        guard let old = DeskTopics(team, plan.from), let new = DeskTopics(team, plan.to) else { return }
        let fates = try old.fates(from)
        guard !fates.isEmpty else { return }
        let moved = try new.all(to).compactMap { letter in
            letter.record.copiedFrom.flatMap { fates[$0] }.map { $0.moved(to: letter.position) }
        }
        let desk = try LetterDesk(target, new, member: member)
        defer { desk.close() }
        try desk.commit([], moved)
    }

    /// Puts every other group where it stood.
    private func moveGroups(_ groups: [GroupDescription]) throws -> [GroupName] {
        let workers = [plan.from.marketing.group, plan.from.sales.group]
        var moved: [GroupName] = []
        for group in groups where !workers.contains(group.name) {
            var positions: [InputPosition] = []
            for position in group.positions {
                guard let topic = plan.topics.first(where: { $0.name == position.input.topic }) else { continue }
                for target in topic.shape.targets(of: position.input.partition) {
                    let place = TopicPartition(topic.name, target)
                    let next = try CopiedPartition(place: place, reader: to).first(notBefore: position.next)
                    positions.append(
                        InputPosition(place, next: try next?.offset ?? to.bounds(of: place).end, note: position.note))
                }
            }
            guard !positions.isEmpty else { continue }
            try target.setPositions(positions, of: group.name)
            moved.append(group.name)
        }
        return moved
    }
}
