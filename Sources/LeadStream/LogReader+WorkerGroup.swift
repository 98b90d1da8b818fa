package import EventLog
package import LeadEvents

extension LogReader {
    /// The group of a team's worker, with the places that the log has forgotten; `nil` where the worker never ran.
    package func workerGroup(of team: Team, _ layout: TopicLayout) throws(LogError) -> GroupDescription? {
        let topics = layout[team]
        let inputs = layout.readings.first { $0.group == topics.group }?.inputs ?? []
        return try group(topics.group, reading: inputs, changelog: topics.changelog)
    }
}
