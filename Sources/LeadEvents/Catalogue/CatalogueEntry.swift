/// What the contract says about one event type. A class, because entries are looked up many times an event and never change.
package final class CatalogueEntry: Sendable {
    /// What sort of fact it is; decides the topic and who may write it.
    package enum Kind: String, Sendable, Hashable {
        /// A fact that people or systems report; in its team's inbox.
        case activity
        /// A fact that a worker concludes; in its team's decisions.
        case decision
        /// What the teams agree on and share; in its team's agreements.
        case agreement
        /// Time control of a partition; in an inbox, written by workers and lockstep imports alone.
        case clock
        /// Another name of a lead; in an inbox, written by workers alone.
        case alias
        /// What the router is asked; in sales.routing, written by sales' worker alone.
        case routing
    }

    /// Whose event it is.
    package enum Owner: String, Sendable, Hashable {
        case marketing, sales
        /// Each team writes its own, to its own topics.
        case both
        /// A worker, on behalf of no team.
        case worker
    }

    package let type: EventType
    /// Full name of the message in `schemas/`, for example `leadrelay.v1.LeadCaptured`.
    package let messageName: String
    package let kind: Kind
    package let owner: Owner
    package let key: KeyRule
    /// What the event says, one sentence.
    package let summary: String
    /// What a decision's id is about beside lead and type, one phrase; empty where the id is given from outside.
    package let subject: String
    /// Teams that take the other team's event into their own inbox.
    package let takenInBy: [Team]
    /// Whether the worker that writes it also puts a copy into its own team's inbox.
    package let isCopiedToOwnInbox: Bool
    /// What to publish where it was reported by mistake, one phrase; `nil`: nothing takes it back yet.
    package let correction: String?
    /// `ce_type` in UTF-8.
    let typeBytes: ArraySlice<UInt8>
    /// `ce_dataschema` in UTF-8: `protobuf:` and the message's name.
    let schemaBytes: ArraySlice<UInt8>

    init(
        _ type: EventType, _ kind: Kind, _ owner: Owner, key: KeyRule, _ summary: String, subject: String = "",
        takenInBy: [Team] = [], isCopiedToOwnInbox: Bool = false, correction: String? = nil
    ) {
        self.type = type
        let words = type.name.split(separator: ".").dropFirst().dropLast()
        messageName = "leadrelay.v1." + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        typeBytes = Array(type.name.utf8)[...]
        schemaBytes = Array("protobuf:\(messageName)".utf8)[...]
        self.kind = kind
        self.owner = owner
        self.key = key
        self.summary = summary
        self.subject = subject
        self.takenInBy = takenInBy
        self.isCopiedToOwnInbox = isCopiedToOwnInbox
        self.correction = correction
    }

    /// Whether people and systems may publish it: an activity, or what the teams agree on.
    package var isPublishable: Bool { kind == .activity || kind == .agreement }

    /// Whether `team` may write it.
    package func mayBeWritten(by team: Team) -> Bool {
        switch owner {
        case .marketing: team == .marketing
        case .sales: team == .sales
        case .both: team == .marketing || team == .sales
        case .worker: true
        }
    }

    /// The only team that writes it; `nil` where both do.
    package var onlyTeam: Team? {
        switch owner {
        case .marketing: .marketing
        case .sales: .sales
        case .both, .worker: nil
        }
    }

    /// The topic that the event stands in when this team writes it.
    package func topic(for team: Team) -> TopicRole {
        switch kind {
        case .activity, .clock, .alias: .inbox(team)
        case .decision: .decisions(team)
        case .agreement: .agreements(team)
        case .routing: .routing
        }
    }
}

extension CatalogueEntry: CustomStringConvertible {
    package var description: String { type.name }
}
