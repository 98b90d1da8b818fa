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
        var table = TextTable([("topic", .left), ("partition", .right), ("records", .right), ("end", .right)])
        for partition in partitions {
            let bounds = partition.bounds
            table.add([
                partition.place.topic.name, "\(partition.place.partition)",
                String(bounds.end.number - bounds.first.number), "\(bounds.end)",
            ])
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
        let inputs = inputs.map { input in
            let due = input.due.map { ", next deadline " + minute(Instant(milliseconds: $0.milliseconds)) } ?? ""
            return "  \(input.input) at \(input.next) of \(input.end)"
                + (input.backlog == 0 ? "" : ", backlog \(input.backlog)") + due
                + (input.heldSince == nil ? "" : ", clock held")
        }
        return ["\(name): \(state), backlog \(backlog)"] + inputs
    }
}

extension StatusReport.Input {
    fileprivate var json: JSONText {
        .object([
            .init("topic", .string(input.topic.name)),
            .init("partition", .integer(Int64(input.partition.number))),
            .init("position", .integer(next.number)),
            .init("end", .integer(end.number)),
            .init("backlog", .integer(backlog)),
            .init("due", .optional(due.map { Instant(milliseconds: $0.milliseconds).description })),
            .init("heldSince", .optional(heldSince.map { Instant(milliseconds: $0.milliseconds).description })),
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
