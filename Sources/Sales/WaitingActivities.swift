package import EventLog
package import LeadEvents
import StreamWorker

/// The activities that wait for an offer, of all leads, read from the changelog of sales' worker.
///
/// Nothing else tells: an activity that waits leads to no decision, so that what is decided does not depend on what was read
/// first. Cost: one pass over the changelog; memory for the leads of which something waits.
package struct WaitingActivities: Sendable {
    package private(set) var leads: [LeadID: [WaitingActivity]] = [:]

    package init() {}

    /// Takes the records of each partition of the changelog in their order.
    package mutating func take(_ record: LogRecord) {
        guard let row = ChangelogRow(record), row.key.store == .leads else { return }
        // A row of a newer version says nothing here; its worker ends with a clear error before it decides on it.
        let waiting = row.withContent { content in
            content.flatMap { try? SalesLead(decoding: $0) }?.waiting ?? []
        }
        leads[LeadID(row.key.id)] = waiting.isEmpty ? nil : waiting
    }
}
