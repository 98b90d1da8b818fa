/// What a worker program's exit code says; `--help` has the table.
package enum WorkerExit: Int32, Sendable {
    case done = 0
    case failed = 1
    case workerMissing = 3
    case usage = 64
    /// Settings, credentials, rights, or a log that is damaged or not ours: a person has to mend it first, starting again
    /// does not help. EX_CONFIG of sysexits.h.
    case needsPerson = 78
}
