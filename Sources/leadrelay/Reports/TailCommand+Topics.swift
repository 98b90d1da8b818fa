import ArgumentParser
import EventLog
import LeadBoard
import LeadEvents
import LeadReplay
import LeadStream
import WorkerHost

/// What a tail reads, and from where.
extension TailCommand {
    /// - Throws: ``CommandFailure`` for a topic that the log does not have.
    func places(_ reader: HostedReader) throws -> [TailPlace] {
        guard !topic.isEmpty else {
            return try log.described { () throws(LogError) in
                try LogTopics(reader).places(where: isWanted).map { TailPlace($0) }
            }
        }
        var places: [TailPlace] = []
        for name in topic {
            for place in try TailPlace.places(of: ReplayTopics.source(name, reader)) where !places.contains(place) {
                if let team, let role = place.role, role.owner != team.team { continue }
                places.append(place)
            }
        }
        return places
    }

    private func isWanted(_ role: TopicRole) -> Bool {
        if let team, team.team != role.owner { return false }
        switch role {
        case .inbox, .decisions, .agreements: return true
        case .ingress, .deadLetters, .routing, .changelog: return false
        }
    }

    /// - Throws: ``CommandFailure`` for a group whose place belongs to state, and for one that somebody holds.
    func join(_ group: GroupName, _ places: [TailPlace]) throws -> GroupPlace<HostedGroupMember> {
        let open = try log.openExisting()
        guard !open.layout.statefulGroups.contains(group) else {
            throw CommandFailure("--group: \(group) is a worker's, whose place is its own; take another name.")
        }
        let topics = Set(places.map(\.partition.topic)).sorted { $0.name < $1.name }
        guard !topics.isEmpty else {
            throw CommandFailure("--group: the log has none of the topics that are asked for.")
        }
        return try log.described { () throws(LogError) in
            GroupPlace(try open.log.join(group, reading: topics, as: "leadrelay-tail"))
        }
    }

    /// Says where a group begins that has no place: it may have had one that the log has forgotten.
    func tellBeginning(of group: GroupName, _ places: [TailPlace], _ positions: [TopicPartition: Offset]) {
        let missing = places.filter { positions[$0.partition] == nil }
        guard !missing.isEmpty else { return }
        let count = missing.count == places.count ? "" : " in \(missing.count) of \(places.count) partitions"
        let start = period.from.map { "at \($0.instant)" } ?? "with the first record kept"
        ReportOutput.say(
            "\(group) has no place on the log\(count), because it is new there or was forgotten; it begins \(start).")
    }

    /// Says what of the filter nothing fits. (A stretch without records needs no word.)
    func tellNothingFound() {
        var asked = lead.map { ["is about lead \($0.lead)"] } ?? []
        if !type.isEmpty { asked.append("has the type \(type.map(\.type.shortName).joined(separator: " or "))") }
        guard count != 0, !asked.isEmpty else { return }
        let time = period.isWhole ? "" : " of this time"
        let hint = lead == nil ? "" : " `leadrelay lead list` shows the leads that there are."
        ReportOutput.say("No record\(time) in these topics \(asked.joined(separator: " and ")).\(hint)")
    }
}
