/// Every metric of a worker, but for those of its client of Kafka (`KafkaMetric`): name (with its unit), labels, kind and meaning stand here and nowhere else.
///
/// Label `worker` is the group's name, and every metric but `leadrelay_build_info` has it. `lane` numbers the lanes of one process from 0; what a lane
/// counts or holds has it.
package enum WorkerMetric: String, CaseIterable, Sendable {
    // Counters
    case eventsDecided = "leadrelay_events_decided_total"
    case eventsDuplicate = "leadrelay_events_duplicate_total"
    case eventsTakenIn = "leadrelay_events_taken_in_total"
    case deadlinesFired = "leadrelay_deadlines_fired_total"
    case deadLetters = "leadrelay_dead_letters_total"
    case commits = "leadrelay_commits_total"
    case aborts = "leadrelay_aborts_total"
    case fences = "leadrelay_fences_total"
    // Histogram
    case commitSeconds = "leadrelay_commit_seconds"
    // Gauges
    case lagRecords = "leadrelay_lag_records"
    case unstableRecords = "leadrelay_unstable_records"
    case lagSeconds = "leadrelay_lag_seconds"
    case oldestUnhandledSeconds = "leadrelay_oldest_unhandled_seconds"
    case partitionsHeld = "leadrelay_partitions_held"
    case partitionsRestoring = "leadrelay_partitions_restoring"
    case rowsRestored = "leadrelay_restored_rows"
    case restoreRecords = "leadrelay_restore_records"
    case restoreRemainingRecords = "leadrelay_restore_remaining_records"
    case restoreSeconds = "leadrelay_restore_eta_seconds"
    case pollAgeSeconds = "leadrelay_last_sign_seconds"
    case isRefused = "leadrelay_log_refuses"
    case isFenced = "leadrelay_contested"
    case buildInfo = "leadrelay_build_info"

    package enum Label {
        package static let worker = "worker"
        package static let lane = "lane"
        package static let reason = "reason"
        package static let topic = "topic"
        package static let partition = "partition"
        package static let version = "version"
    }

    /// What Prometheus shows beside the name.
    package var help: String {
        switch self {
        case .eventsDecided: "Inbox records that were decided on."
        case .eventsDuplicate: "Inbox records whose id had been seen before."
        case .eventsTakenIn: "Records taken in from the other team's decisions and from ingress."
        case .deadlinesFired: "Deadlines that fired."
        case .deadLetters: "Records that could not be used, by reason."
        case .commits: "Transactions committed."
        case .aborts: "Transactions aborted; their records are read again."
        case .fences: "Sessions lost to another member of the group."
        case .commitSeconds: "Time that a commit takes, in which nothing is decided; gathering is no part of it."
        case .lagRecords: "Records of an input that are not committed yet, by topic and partition held."
        case .unstableRecords:
            "Records of an input behind the last stable offset, so in or behind an open transaction, by topic and partition."
        case .lagSeconds: "Age of the oldest record of an input that is not committed yet, by topic and partition held."
        case .oldestUnhandledSeconds: "Age of the oldest record that waits in any input held; 0 where none does."
        case .partitionsHeld: "Partitions of the inbox that this lane works on."
        case .partitionsRestoring: "Partitions whose state is still being read from the changelog."
        case .rowsRestored: "Changelog records read by the restore under way, or by the last one."
        case .restoreRecords:
            "Offsets of the changelogs that the restore under way reads; as compaction leaves gaps, at least its records."
        case .restoreRemainingRecords: "Those of leadrelay_restore_records that are not read yet; 0 where none is."
        case .restoreSeconds: "Time until the restore under way is done, at its pace so far; 0 where none is."
        case .pollAgeSeconds: "Time since the lane last showed a sign of life."
        case .isRefused: "1 while the log refuses to work and the lane tries again."
        case .isFenced: "1 while the lane loses one session after the other to another member."
        case .buildInfo: "Always 1; the label says which version runs."
        }
    }
}
