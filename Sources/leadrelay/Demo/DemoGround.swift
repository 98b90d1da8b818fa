import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import SampleHistory
import StreamWorker
import WorkerHost

/// Where the demo may publish its made-up people.
struct DemoGround {
    private let log: OpenLog

    init(_ log: OpenLog) { self.log = log }

    /// Cost: reads on to the first foreign event, on the demo's own log everything.
    ///
    /// - Throws: ``CommandFailure`` where people or systems have published something that is not the demo's.
    func check() throws {
        let reader = try log.log.makeReader()
        for topic in try reader.topics() where isPublishedTo(topic.spec.name) {
            for number in 0..<topic.spec.partitions {
                guard let partition = PartitionID(number) else { continue }
                try check(TopicPartition(topic.spec.name, partition), reader)
            }
        }
    }

    private func isPublishedTo(_ topic: TopicName) -> Bool {
        [Team.marketing, .sales].contains { topic == log.layout[$0].inbox || topic == log.layout[$0].ingress }
    }

    private func check(_ place: TopicPartition, _ reader: some LogReader) throws {
        let workers = [Team.marketing, .sales].map { Array(EventCodec.source(of: $0)) }
        var scan = PartitionScan(reader, place, from: try reader.bounds(of: place).first)
        while let records = try scan.next() {
            for record in records {
                let source = Array(Envelope(headersOf: record).source ?? [])
                guard workers.contains(source) || source.starts(with: SampleEvent.sourcePrefix.utf8) else {
                    throw CommandFailure(
                        "This log holds events that are not the demo's, with which its made-up people would mix for good; "
                            + "name another log with --url, for example --url ./demo.db.")
                }
            }
        }
    }
}
