import EventLog
import LeadBoard
import LeadEvents
import Sales
import WorkerHost

extension LogOptions {
    /// What waits for marketing's offer, as the state of sales' worker says.
    ///
    /// - Parameter leads: `nil`: all. Otherwise what waits of others may be there too.
    func unoffered(_ reader: HostedReader, of leads: Set<LeadID>? = nil) throws -> [UnofferedActivity] {
        let waiting = try described { () throws(LogError) in
            var waiting = WaitingActivities()
            for place in try LogTopics(reader).places(about: leads, where: { $0 == .changelog(.sales) }) {
                var scan = PartitionScan(reader, place.partition, from: try reader.bounds(of: place.partition).first)
                while let records = try scan.next() { for record in records { waiting.take(record) } }
            }
            return waiting
        }
        return waiting.leads.flatMap { lead, activities in
            activities.map { activity in
                let event = activity.event
                return UnofferedActivity(
                    lead: lead, type: event.type, reference: event.reference, time: event.time, until: activity.until)
            }
        }
    }
}
