package import CloudEvents
import EventLog
import LeadEvents

extension StatusReport {
    package var json: JSONText {
        .object([
            .init("topics", .array(partitions.map(\.json))),
            .init("groups", .array(groups.map(\.json))),
            .init("waitingForRep", .array(waiting.map(\.json))),
            .init(
                "waitingForOffer",
                .array(unoffered.map { .object([.init("lead", .string($0.lead.description))] + $0.members) })),
        ])
    }

    /// - Parameter now: what the waits are counted to.
    package func lines(now: Instant) -> [String] {
        var lines = groups.flatMap(\.lines) + heldLines + [""] + waitingLines(now) + unoffered.lines(atMost: 5) + [""]
        var table = TextTable([("topic", .left), ("partitions", .right), ("records", .right)])
        for (topic, partitions) in partitions.byTopic(\.place) {
            let records = partitions.reduce(0) { $0 + $1.bounds.end.number - $1.bounds.first.number }
            table.add([topic.name, String(partitions.count), String(records)])
        }
        lines += table.lines
        return lines
    }

    private var heldLines: [String] {
        guard let heldSince else { return [] }
        return [
            "Clocks are held since \(minute(Instant(milliseconds: heldSince.milliseconds))): history is being imported in lockstep,"
                + " or an import broke off.",
            "No deadline fires before it has gone on to its end, or `leadrelay publish --release` gives the clocks back.",
        ]
    }

    private func waitingLines(_ now: Instant) -> [String] {
        guard !waiting.isEmpty else { return ["No lead waits for a rep."] }
        return waiting.map { waiting in
            let count = waiting.leads == 1 ? "1 lead waits" : "\(waiting.leads) leads wait"
            let longest = span(seconds: now.milliseconds(since: waiting.oldest.since) / 1_000)
            return "\(count) for a rep in pool \((waiting.pool ?? "(none)").printable), "
                + "the longest \(longest): \(waiting.oldest.lead)"
        }
    }
}

extension StatusReport.Partition {
    fileprivate var json: JSONText {
        .object([
            .init("topic", .string(place.topic.name)),
            .init("partition", .integer(Int64(place.partition.number))),
            .init("first", .integer(bounds.first.number)),
            .init("end", .integer(bounds.end.number)),
        ])
    }
}

extension StatusReport.Group {
    fileprivate var json: JSONText {
        .object([
            .init("group", .string(name)),
            .init("holder", .optional(holder)),
            .init("epoch", epoch.map { .integer($0) } ?? .null),
            .init("backlog", .integer(backlog)),
            .init("inputs", .array(inputs.map(\.json))),
        ])
    }

    fileprivate var lines: [String] {
        let state = holder.map { "held by " + $0.printable } ?? (epoch == nil ? "never ran" : "no live worker")
        let topics = inputs.byTopic(\.input).flatMap { $1.count == 1 ? $1.map(\.line) : Self.lines(of: $0, $1) }
        let forgotten = ForgottenPlaces(inputs.filter(\.isForgotten).map(\.input)).sentence.map { ["  " + $0] } ?? []
        return ["\(name): \(state), backlog \(backlog)"] + topics + forgotten
    }

    /// One for a topic of many partitions, and one for each of those that are furthest behind.
    private static func lines(of topic: TopicName, _ inputs: [StatusReport.Input]) -> [String] {
        let behind = inputs.filter { $0.backlog > 0 }
            .sorted { ($1.backlog, $0.input.partition) < ($0.backlog, $1.input.partition) }
        let backlog = behind.reduce(0) { $0 + $1.backlog }
        let summary =
            "  \(topic): " + (behind.isEmpty ? "none" : "\(behind.count)") + " of \(inputs.count) partitions behind"
            + (behind.isEmpty ? "" : ", backlog \(backlog)")
            + StatusReport.Input.clock(
                due: inputs.compactMap(\.due).min(), isHeld: inputs.contains { $0.heldSince != nil })
        return [summary] + behind.prefix(mostShown).map { "  " + $0.line }
    }

    private static var mostShown: Int { 5 }
}

extension Sequence {
    /// The elements of each topic, topics and elements in the order that they have here.
    fileprivate func byTopic(_ place: (Element) -> TopicPartition) -> [(topic: TopicName, elements: [Element])] {
        reduce(into: []) { topics, element in
            let topic = place(element).topic
            if topics.last?.topic == topic {
                topics[topics.count - 1].elements.append(element)
            } else {
                topics.append((topic, [element]))
            }
        }
    }
}

extension StatusReport.Input {
    fileprivate var line: String {
        "  \(input) at \(next) of \(end)" + (backlog == 0 ? "" : ", backlog \(backlog)")
            + Self.clock(due: due, isHeld: heldSince != nil) + (isForgotten ? ", by its changelog" : "")
    }

    fileprivate static func clock(due: AppendTime?, isHeld: Bool) -> String {
        (due.map { ", next deadline " + minute(Instant(milliseconds: $0.milliseconds)) } ?? "")
            + (isHeld ? ", clock held" : "")
    }

    fileprivate var json: JSONText {
        .object([
            .init("topic", .string(input.topic.name)),
            .init("partition", .integer(Int64(input.partition.number))),
            .init("position", .integer(next.number)),
            .init("end", .integer(end.number)),
            .init("backlog", .integer(backlog)),
            .init("due", .optional(due.map { Instant(milliseconds: $0.milliseconds).description })),
            .init("heldSince", .optional(heldSince.map { Instant(milliseconds: $0.milliseconds).description })),
            .init("forgotten", .bool(isForgotten)),
        ])
    }
}

extension StatusReport.Waiting {
    fileprivate var json: JSONText {
        .object([
            .init("pool", .optional(pool)),
            .init("leads", .integer(leads)),
            .init("oldest", .string(oldest.lead.description)),
            .init("oldestSince", .string(oldest.since.description)),
        ])
    }
}
