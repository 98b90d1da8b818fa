package import Logging
package import StreamWorker

/// Settings of a worker program.
package struct WorkerSettings: Sendable {
    package var location = LogLocation.standard
    /// Put in front of every topic's name.
    package var prefix = ""
    /// Partitions of the lead-keyed topics where the log is new. Range: 1 to 1,024; fixed for the life of the log.
    package var partitions: Int32 = 1
    /// Path of an agreement that counts as signed by both teams from the beginning, on a log that has none.
    package var agreement: String?
    /// Whether the worker appends ticks when deadlines pass. `--clock log`: no.
    package var ticks = true
    /// End with code 0 once the log has come to rest.
    package var exitWhenIdle = false
    /// Stable name of this instance.
    package var member = "local"
    package var logLevel = Logger.Level.info
    /// Longest time a processed record stays uncommitted under load. Range: 10 ms to 60 s.
    package var commitInterval = LaneSettings().commitInterval

    /// Where `/healthz`, `/readyz` and `/metrics` are answered; `nil`: nowhere. Range: 1 to 65,535.
    package var healthPort: Int?
    /// Name or address of the interface that the health port listens on.
    package var healthHost = "127.0.0.1"

    package init() {}

    package var lane: LaneSettings {
        var lane = LaneSettings()
        lane.ticks = ticks
        lane.commitInterval = commitInterval
        return lane
    }
}
