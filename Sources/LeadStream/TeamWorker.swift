package import CloudEvents
import EventLog
package import LeadEvents
package import StreamWorker

/// What the program that runs a team's worker needs to know of the team.
package protocol TeamWorker: SendableMetatype {
    associatedtype Work: Processor & Sendable

    static var team: Team { get }

    static func processor(
        _ layout: TopicLayout, namespace: UUIDValue, readAgreement: @escaping AgreementRegister.DocumentReader
    ) -> Work
}

extension TeamWorker {
    /// What the worker reads and writes.
    ///
    /// - Parameter member: stable name of this instance.
    package static func plan(_ layout: TopicLayout, member: String) -> WorkerPlan {
        let topics = layout[team]
        let session = SessionPlan(
            group: topics.group, inbox: topics.inbox,
            sidecars: TopicRole.sidecars(of: team).map { role in
                .init(layout.topic(role), isSingle: role.isSingle, mayExpire: role == .ingress(Self.team))
            },
            followed: [layout.marketing.agreements, layout.sales.agreements], changelog: topics.changelog,
            member: member)
        let team = team
        return WorkerPlan(
            session: session, deadLetters: topics.deadLetters, deadLetterReasons: FaultCode.allCases.map(\.rawValue)
        ) { partition, due in
            ClockRecord.make(
                .clockTicked(ClockTicked()), for: team, occasion: due.description, at: nil, partition, layout)
        }
    }
}
