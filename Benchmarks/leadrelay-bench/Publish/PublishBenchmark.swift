import EmbeddedLog
import EventLog
import Foundation
import LeadStream

/// A CSV file through `leadrelay publish` into an embedded log on the disk, the program's start included.
///
/// Ceiling: SQLite alone writing the same rows in as many commits.
struct PublishBenchmark {
    private let scale: Scale
    private let leadrelay: String

    init(_ scale: Scale, leadrelay: String) {
        self.scale = scale
        self.leadrelay = leadrelay
    }

    func run() throws -> [Measurement] {
        let (csv, map, log) = (scale.path("leads.csv"), scale.path("leads.yaml"), scale.path("publish.db"))
        try LeadsFile.write(rows: scale.rows, to: csv)
        try Data(LeadsFile.mapping.utf8).write(to: URL(fileURLWithPath: map))
        let (process, output) = Program.make(leadrelay, ["publish", csv, "--map", map, "--url", log])
        let elapsed = try seconds {
            try process.run()
            _ = try Program.finish(process, output)
        }
        let written = try journal(of: log)
        guard written.rows.count >= scale.rows else {
            throw BenchError("\(written.rows.count) of \(scale.rows) rows were published.")
        }
        let bare = try BareSQLite().write(written, to: scale.path("publish-bare.db"))
        let rows = Double(scale.rows)
        return [
            Measurement(
                name: "publishing a CSV file", value: rows / elapsed, unit: "rows/s", ceiling: rows / bare,
                target: .atLeast(30_000))
        ]
    }

    /// What stands in the inbox, in commits as large as the publisher's.
    private func journal(of path: String) throws -> CommitJournal.Contents {
        let layout = try Layout.standard()
        let reader = try EmbeddedLog(path: path).makeReader()
        let inbox = TopicPartition(layout.marketing.inbox, .zero)
        let journal = CommitJournal()
        let topic = journal.number(of: inbox.topic)
        var scan = PartitionScan(reader, inbox, from: .zero)
        while let records = try scan.next() {
            journal.add(
                records.map { record in
                    CommitJournal.Row(
                        topic: topic, headers: Int32(record.headers.block.count), key: Int32(record.key?.count ?? -1),
                        value: Int32(record.value?.count ?? -1))
                }, positions: [])
        }
        return journal.contents
    }
}
