import ArgumentParser
import WorkerHost

extension ExitStatus {
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
