import ArgumentParser
import EventLog
import LeadEvents
import LeadReplay
import LeadStream

/// Finds the topics that people name.
enum ReplayTopics {
    enum Destination {
        /// `-` is standard output.
        case file(String)
        case topic(TopicSpec, isIngress: Bool)
    }

    /// A topic by its name.
    ///
    /// - Throws: ``CommandFailure`` where there is none; it names the nearest.
    static func source(_ name: String, _ reader: some LogReader) throws -> TopicSpec {
        if let topic = TopicName(name), let found = try reader.topics(named: [topic]).first { return found.spec }
        let specs = try reader.topics().map(\.spec)
        let nearest = NearestName.of(name, in: specs.map(\.name.name)).map { "; did you mean \($0)?" }
        throw CommandFailure(
            "--topic: the log has no topic \(name)\(nearest ?? "; `leadrelay status` shows those that it has.")")
    }

    /// - Throws: ``CommandFailure`` where a worker alone may write it.
    static func destination(
        _ name: String, of source: TopicSpec, _ reader: some LogReader, _ layout: TopicLayout
    ) throws -> Destination {
        if name == "-" || name.hasSuffix(".ndjson") { return .file(name) }
        guard let topic = TopicName(name), !name.contains("/") else {
            throw ValidationError(
                "--into: \(name) is no topic's name; a file's name ends in .ndjson, and - is standard output.")
        }
        let specs = try reader.topics().map(\.spec)
        let spec = specs.first(where: { $0.name.name == name })
        let role = TopicRole.all.first { layout.topic($0) == spec?.name }
        guard spec?.name != source.name else {
            throw CommandFailure("--into: \(source.name) is the topic that is read; name another one.")
        }
        switch role {
        case .ingress(let team):
            let owner = TopicRole.all.first { layout.topic($0) == source.name }?.owner
            guard owner == nil || owner == team else {
                throw CommandFailure(
                    "--into: \(name) is for activities of \(team.name), and \(source.name) holds none; replay into "
                        + "\(layout[owner ?? team].ingress).")
            }
            return .topic(spec ?? source, isIngress: true)
        case .some(let role):
            throw CommandFailure(
                "--into: \(layout.topic(role)) is written by the worker of \(role.owner.name) alone; replay into "
                    + "\(layout[role.owner].ingress), from where the worker takes it in, or into a topic of your own.")
        case nil:
            let new = TopicSpec(
                name: topic, partitions: source.partitions, cleanup: .keepForever,
                // Room for the headers that a replay adds.
                maximumRecordBytes: source.maximumRecordBytes + 1_024)
            return .topic(spec ?? new, isIngress: false)
        }
    }
}
