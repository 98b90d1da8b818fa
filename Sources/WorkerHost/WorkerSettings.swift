package import Logging
import StreamWorker
package import Telemetry

/// Settings of a worker program.
package struct WorkerSettings: Sendable {
    package var location = LogLocation.standard
    /// Partitions of the lead-keyed topics where an embedded log is new; on Kafka, where the topics are there already, how
    /// many they have. `nil`: one, or as many as there are. Range: 1 to 1,024; fixed for the life of the log.
    package var partitions: Int32?
    /// Path of an agreement that counts as signed by both teams from the beginning, on a log that has none.
    package var agreement: String?
    /// Whether the worker appends ticks when deadlines pass. `--clock log`: no.
    package var ticks = true
    /// End with code 0 once the log has come to rest.
    package var exitWhenIdle = false
    /// Name of this instance: its own, and the same over restarts. See ``InstanceName``.
    package var member = InstanceName.ofHost
    /// Lanes of each worker; `nil`: as many as ``laneCount(partitions:)`` says. Range: 1 to 256; an embedded log has one.
    package var lanes: Int?
    package var logLevel = Logger.Level.info
    /// How log lines are written to standard error.
    package var logFormat = LogFormat.ofStandardError
    /// Longest time a processed record stays uncommitted under load. Range: 10 ms to 60 s, on Kafka to half of the
    /// transactions' time-out.
    package var commitInterval = LaneSettings().commitInterval

    /// Where `/healthz`, `/readyz` and `/metrics` are answered; `nil`: nowhere. Range: 1 to 65,535.
    package var healthPort: Int?
    /// Name or address of the interface that the health port listens on.
    package var healthHost = "127.0.0.1"

    package init() {}

    /// How many lanes a worker has on a log with so many partitions: where nothing is said, one for each core, but none
    /// that could never have a partition. An embedded log's group has one holder, so there a second lane would stand by.
    package func laneCount(partitions: Int32) -> Int {
        guard case .kafka = location else { return 1 }
        return lanes ?? min(CoreCount.ofMachine, Int(partitions))
    }

    /// - Parameter name: what a setting is called where its value stands.
    /// - Throws: ``SettingsError`` where settings do not go together.
    package func check(_ name: (SettingKey) -> String = { $0.flag }) throws(SettingsError) {
        guard InstanceName.isValid(member) else {
            throw SettingsError(
                "\(name(.member)) has letters, digits, dots, dashes and underscores only, at most \(InstanceName.longest)."
            )
        }
        if case .embedded = location, let lanes, lanes > 1 {
            throw SettingsError(
                "\(name(.lanes)): an embedded log has one lane, because its file has one writer; leave it out.")
        }
    }

    /// - Throws: ``SettingsError`` where the topics on a cluster are others than the settings say.
    func check(partitionsOnLog found: Int32) throws(SettingsError) {
        guard case .kafka = location, let partitions, partitions != found else { return }
        throw SettingsError(
            "\(SettingKey.partitions.flag) (\(SettingKey.partitions.variable)) is \(partitions), but the cluster's topics have "
                + "\(found), which stays so for their life; leave it out, or check the address's prefix.")
    }

    /// - Parameter longest: for how long a transaction may gather on the log; `nil`: as long as is set.
    /// - Throws: ``SettingsError`` where it is set to gather for longer: none would ever be committed.
    func lane(gatheringAtMost longest: Duration?) throws(SettingsError) -> LaneSettings {
        var lane = LaneSettings()
        lane.ticks = ticks
        lane.commitInterval = commitInterval
        guard let longest else { return lane }
        guard commitInterval <= longest else {
            let (set, timeout) = (Int64(commitInterval / .milliseconds(1)), Int64(longest * 2 / .milliseconds(1)))
            throw SettingsError(
                "\(SettingKey.commitInterval.flag) (\(SettingKey.commitInterval.variable)) is \(set) ms, but the cluster aborts a"
                    + " transaction that is open for transaction.timeout.ms, \(timeout) ms; set at most half of that, or a longer"
                    + " transaction.timeout.ms in the log's address.")
        }
        lane.longestInterval = min(lane.longestInterval, longest)
        return lane
    }
}
