package import EventLog
import Glibc

/// How an embedded log behaves.
package struct EmbeddedLogSettings: Sendable {
    /// Whether a missing file is created. Reports switch this off, so that a mistyped path is an error, and so that a log that
    /// this user may only read can be read; what writes all the same says then that it may not.
    package var createsFile = true
    /// Longest wait for the lock of the log. Default 10 s: far more than any commit or checkpoint takes.
    package var lockTimeout: Duration = .seconds(10)
    /// Bytes of the write-ahead log beyond which it is brought into the file. Default 64 MiB.
    package var checkpointBytes = 64 * 1_024 * 1_024
    /// Records of one transaction of a publisher. Default 8,192: some 20 ms of holding the lock.
    package var publishRecords = 8_192
    /// Bytes of one transaction of a publisher. Default 8 MiB.
    package var publishBytes = 8 * 1_024 * 1_024
    /// Changelog rows below which compaction does not begin. Default 100,000: a tenth of a second of restoring.
    package var compactionMinimum: Int64 = 100_000
    /// Rows that one piece of compaction or retention looks at. Default 4,000: some 10 ms of holding the lock.
    package var maintenanceRows = 4_000
    /// Time between two rounds of retention in a session's idle time. Default 60 s.
    package var maintenanceInterval: Duration = .seconds(60)
    /// The wall clock.
    package var clock: @Sendable () -> AppendTime = { .now }

    package init() {}
}

extension AppendTime {
    /// The system's wall clock.
    static var now: AppendTime {
        var time = timespec()
        _ = clock_gettime(CLOCK_REALTIME, &time)
        return AppendTime(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
