package import EventLog
import Synchronization

/// How a lane is, for whoever asks from another thread. The lane writes it with each poll and each commit.
package final class LaneHealth: Sendable {
    package struct State: Sendable {
        /// When the lane last polled, restored a piece, committed, or was refused by the log; `nil` before its first poll.
        package private(set) var lastSign: ContinuousClock.Instant?
        /// When the lane was set up: until its first poll it has to show a sign from here on.
        package let began = ContinuousClock.now
        package private(set) var held: Set<PartitionID> = []
        package private(set) var restoring: Set<PartitionID> = []
        /// Changelog records read by the restore under way, or by the last one.
        package private(set) var restoredRecords = 0
        /// When the restore under way began, or the last one.
        package private(set) var restoreBegan: ContinuousClock.Instant?
        /// How far each partition of the restore under way, or of the last one, is read in its changelog.
        package private(set) var restored: [PartitionID: Offset] = [:]
        /// Committed positions of the inputs of the partitions held.
        package private(set) var positions: [TopicPartition: Offset] = [:]
        /// Records of inbox and sidecars that were handled since the program began, as far as they are committed.
        package private(set) var handled = 0
        /// Whether the log refuses and the lane tries again.
        package var isRefused = false
        /// Whether the session is no member of its group: not yet, or not while the cluster cannot be reached.
        package var isOutside = false
        /// Whether one session after the other is lost to another member.
        package var isFenced = false

        mutating func sign() { lastSign = .now }

        mutating func restore(_ partitions: [PartitionID]) {
            sign()
            isOutside = false
            if restoring.isEmpty {
                restoredRecords = 0
                restored = [:]
                restoreBegan = .now
            }
            restoring.formUnion(partitions)
            for partition in partitions { restored[partition] = .zero }
        }

        mutating func restored(records: Int) {
            sign()
            restoredRecords += records
        }

        mutating func restored(_ partition: PartitionID, to next: Offset) { restored[partition] = next }

        mutating func hold(_ partition: PartitionID, _ inputs: [InputPosition], records: Int) {
            restored(records: records)
            restoring.remove(partition)
            held.insert(partition)
            for position in inputs { positions[position.input] = position.next }
        }

        mutating func lose(_ partitions: [PartitionID]) {
            held.subtract(partitions)
            restoring.subtract(partitions)
            positions = positions.filter { !partitions.contains($0.key.partition) }
        }

        mutating func commit(_ inputs: [InputPosition], handled records: Int = 0) {
            sign()
            isRefused = false
            handled += records
            stand(inputs)
        }

        /// Takes committed positions. A lane knows nothing of transaction markers, so what it names may lie before them, and
        /// before what the session committed meanwhile; no position goes back.
        mutating func stand(_ inputs: [InputPosition]) {
            for position in inputs {
                positions[position.input] = max(position.next, positions[position.input] ?? .zero)
            }
        }

        mutating func refuse() {
            sign()
            isRefused = true
        }

        mutating func forget() {
            held = []
            restoring = []
            positions = [:]
        }
    }

    private let current = Mutex(State())

    package init() {}

    package var state: State { current.withLock { $0 } }

    func change(_ body: (inout State) -> Void) { current.withLock { body(&$0) } }
}

extension LaneHealth.State {
    /// So long may a lane show no sign of life. Calls on a log wait shortly (10 s on Kafka, three in a row while a transaction
    /// is ended), so that a lane which is silent for longer hangs.
    package static var patience: Duration { .seconds(60) }

    /// Whether the lane polled or committed lately, or was set up lately. A log that refuses does not make it unhealthy: a restart mends nothing.
    package func isAlive(at now: ContinuousClock.Instant = .now) -> Bool {
        (lastSign ?? began).duration(to: now) <= Self.patience
    }

    /// Whether it works, or stands by for a partition: polled once, a member of its group, nothing left to restore, not
    /// refused, and not losing one session after the other.
    package var isReady: Bool { lastSign != nil && restoring.isEmpty && !isOutside && !isRefused && !isFenced }
}
