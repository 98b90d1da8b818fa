import ArgumentParser

/// What a command's exit code says. Every command keeps to this table.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case failed = 1
    case faults = 2
    case workerMissing = 3
    /// ArgumentParser's own, from sysexits.h.
    case usage = 64
    /// EX_CONFIG of sysexits.h.
    case needsPerson = 78
    /// 128 and the number of SIGINT, as shells have it.
    case interrupted = 130

    var meaning: String {
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

    /// The error that ends a command with this code and prints nothing.
    var code: ExitCode { ExitCode(rawValue) }

    /// The table as `--help` shows it.
    static var table: String {
        let rows = allCases.map { status in
            let number = String(status.rawValue)
            return "  " + number + String(repeating: " ", count: 4 - number.count) + status.meaning
        }
        return "EXIT CODES:\n" + rows.joined(separator: "\n")
    }
}
