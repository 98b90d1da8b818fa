/// What a worker program's exit code says; `--help` has the table.
package enum WorkerExit: Int32, Sendable {
    case done = 0
    case failed = 1
    case workerMissing = 3
    case usage = 64
}
