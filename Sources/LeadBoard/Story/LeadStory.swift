package import LeadEvents

/// One lead's whole story.
package struct LeadStory: Sendable {
    package var standing: LeadStanding
    /// Other names of the lead.
    package var otherNames: [LeadID]
    /// `nil`: the person is not to be shown.
    package var profile: LeadProfile?
    package var entries: [StoryEntry]

    package init(standing: LeadStanding, otherNames: [LeadID], profile: LeadProfile?, entries: [StoryEntry]) {
        self.standing = standing
        self.otherNames = otherNames
        self.profile = profile
        self.entries = entries
    }
}

extension LeadStory {
    package var json: JSONText {
        var members: [JSONText.Member] = standing.members
        members.append(.init("otherNames", .array(otherNames.map { .string($0.description) })))
        if let profile { members.append(.init("profile", profile.json)) }
        members.append(.init("story", .array(entries.map(\.json))))
        return .object(members)
    }

    /// The story as a terminal shows it.
    package var lines: [String] {
        var lines = ["lead " + standing.lead.description]
        if !otherNames.isEmpty {
            lines.append("also known as " + otherNames.map(\.description).joined(separator: ", "))
        }
        lines.append(standing.sentence)
        if let profile {
            if !profile.personWords.isEmpty { lines.append("person: " + profile.personWords.printable) }
            if !profile.accountWords.isEmpty { lines.append("company: " + profile.accountWords.printable) }
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
