/// What a program's exit code says. Every command and every worker keeps to this table.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case done = 0
    case failed = 1
    case faults = 2
    case workerMissing = 3
    /// ArgumentParser's own, from sysexits.h.
    case usage = 64
    /// Settings, credentials, rights, or a log that is damaged or not ours: a person has to mend it first. EX_CONFIG of sysexits.h.
    case needsPerson = 78
    /// 128 and the number of SIGINT, as shells have it.
    case interrupted = 130

    package var meaning: String {
        switch self {
        case .done: "done"
        case .failed: "failed: the log or a file cannot be used"
        case .faults: "rows were rejected, faults were found, or something differs"
        case .workerMissing: "no live worker of a team for 30 s"
        case .usage: "wrong usage"
        case .needsPerson:
            "credentials or rights, or a worker's settings or log, have to be mended first; starting again does not help"
        case .interrupted: "publish was interrupted by Ctrl-C or SIGTERM; it says what is durable"
        }
    }
}
