import CloudEvents
import EventLog
package import LeadEvents

/// One lead's whole story.
package struct LeadStory: Sendable {
    package var lead: LeadID
    /// `nil`: nobody captured it or brought it in.
    package var standing: LeadStanding?
    /// Other names of the lead.
    package var otherNames: [LeadID]
    /// `nil`: the person is not to be shown.
    package var profile: LeadProfile?
    package var entries: [StoryEntry]
    /// What waits for marketing's offer, the oldest first.
    package private(set) var unoffered: [UnofferedActivity]

    package init(
        lead: LeadID, standing: LeadStanding?, otherNames: [LeadID], profile: LeadProfile?, entries: [StoryEntry],
        unoffered: [UnofferedActivity] = []
    ) {
        self.lead = lead
        self.standing = standing
        self.otherNames = otherNames
        self.profile = profile
        self.unoffered = unoffered.inOrder
        self.entries = entries
        for index in entries.indices where entries[index].fate == .counts {
            let event = entries[index].event.event
            if unoffered.contains(where: { $0.type == event.type && $0.reference == event.reference }) {
                self.entries[index].fate = .waits
            }
        }
    }

    /// When it was read that something waits, as far as the story tells.
    private func since(_ activity: UnofferedActivity) -> Instant? {
        entries.first { $0.event.event.type == activity.type && $0.event.event.reference == activity.reference }
            .map { Instant(milliseconds: $0.event.appendTime.milliseconds) }
    }
}

extension LeadStory {
    package var json: JSONText {
        var members =
            standing?.members ?? [.init("lead", .string(lead.description)), .init("stage", .null)]
        members.append(.init("otherNames", .array(otherNames.map { .string($0.description) })))
        if let profile { members.append(.init("profile", profile.json)) }
        members.append(
            .init(
                "waitingForOffer",
                .array(
                    unoffered.map { .object($0.members + [.init("since", .optional(since($0)?.description))]) })))
        members.append(.init("story", .array(entries.map(\.json))))
        return .object(members)
    }

    /// The story as a terminal shows it.
    package var lines: [String] {
        var lines = ["lead " + lead.description]
        if !otherNames.isEmpty {
            lines.append("also known as " + otherNames.map(\.description).joined(separator: ", "))
        }
        lines.append(standing?.sentence ?? "no stage yet: nobody captured this lead or brought it in")
        if let profile {
            if !profile.personWords.isEmpty { lines.append("person: " + profile.personWords.printable) }
            if !profile.accountWords.isEmpty { lines.append("company: " + profile.accountWords.printable) }
        }
        lines += unoffered.map { activity in
            let since = since(activity).map { " since " + minute($0) } ?? ""
            return
                "\(activity.words) waits\(since) for marketing's offer, until \(minute(activity.until)) at the latest"
        }
        return lines + [""] + StoryEntry.table(of: entries)
    }
}

extension LeadProfile {
    var json: JSONText {
        .object([
            .init("person", .optional(personWords.isEmpty ? nil : personWords)),
            .init("email", .optional(person.hasEmail ? person.email : nil)),
            .init("phone", .optional(person.hasPhone ? person.phone : nil)),
            .init("company", .optional(accountWords.isEmpty ? nil : accountWords)),
        ])
    }
}
