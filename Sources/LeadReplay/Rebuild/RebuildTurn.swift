import EventLog
import LeadEvents
import LeadStream

/// The right to fill a shadow, which one rebuild has at a time: the membership of the shadow's group, which is called as the
/// worker's, behind the shadow's name.
struct RebuildTurn<Member: GroupMember> {
    private let member: Member
    private let shadow: ShadowTopics
    /// What ``confirm()`` commits. It means nothing: who commits is told whether the group is still its own.
    private let sign: InputPosition

    /// - Throws: ``ReplayFault`` where another rebuild has it, or was killed and counts as there on the log.
    init<Log: EventLog>(_ team: Team, _ shadow: ShadowTopics, on log: Log) throws where Log.Member == Member {
        self.shadow = shadow
        let topics = shadow.layout[team]
        sign = InputPosition(TopicPartition(topics.changelog, .zero), next: .zero)
        do throws(LogError) {
            member = try log.join(topics.group, reading: [topics.changelog], as: "leadrelay-rebuild")
        } catch {
            guard error.code == .busy, error.recovery == .stop else { throw error }
            throw ReplayFault(
                "--as: another rebuild fills the shadow \(shadow.name): \(error.message). Let it end and run this again, or "
                    + "name another shadow by --as.")
        }
    }

    /// To be asked before anything is deleted and before each batch is written.
    ///
    /// - Throws: ``ReplayFault`` where the shadow may be another rebuild's by now.
    func confirm() throws {
        do throws(LogError) {
            try member.keep([sign])
        } catch {
            throw ReplayFault("The rebuild of \(shadow.name) broke off: \(error.message). Run it again.")
        }
    }

    func end() { member.leave() }
}
