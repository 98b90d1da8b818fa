import EventLog
import LeadBoard
import LeadReplay

extension LogCopy.Summary {
    var lines: [String] {
        var table = TextTable([("topic", .left), ("records", .right), ("hash", .left)])
        for topic in topics {
            table.add([topic.name.name, ProgressBar.grouped(topic.sum.records), topic.sum.text])
        }
        let records = topics.reduce(0) { $0 + $1.sum.records }
        let others = groups.isEmpty ? "" : ", \(ProgressBar.counted(groups.count, "other group"))"
        return table.lines + [
            "Copied \(ProgressBar.counted(records, "record")) of \(ProgressBar.counted(topics.count, "topic")), "
                + "\(ProgressBar.counted(rows, "row")) of state\(others); count and hash of every topic are the original's."
        ]
    }

    var json: JSONText {
        .object([
            .init(
                "topics",
                .array(
                    topics.map { topic in
                        .object([
                            .init("topic", .string(topic.name.name)), .init("records", .integer(topic.sum.records)),
                            .init("hash", .string(topic.sum.text)),
                        ])
                    })),
            .init("rows", .integer(rows)), .init("groups", .array(groups.map { .string($0.name) })),
        ])
    }
}
