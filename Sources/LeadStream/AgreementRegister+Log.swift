import CloudEvents
package import EventLog
import LeadEvents
import StreamWorker

extension AgreementRegister {
    /// What both agreements topics hold.
    package static func of(
        _ reader: some LogReader, _ layout: TopicLayout, read: @escaping DocumentReader
    ) throws(LogError) -> AgreementRegister {
        var register = AgreementRegister(read: read)
        for team in [Team.marketing, .sales] {
            for record in try reader.all(TopicPartition(layout[team].agreements, .zero)) {
                let envelope = Envelope(headersOf: record)
                guard let decoded = try? EventCodec.decode(envelope, value: record.value, key: record.key) else {
                    continue
                }
                register.take(decoded.event.payload, from: team, appendTime: record.appendTime)
            }
        }
        return register
    }
}
