import EventLog
import WorkerHost

/// Ends a command with one sentence on standard error.
struct CommandFailure: Error, CustomStringConvertible {
    /// What is wrong and what to do. No personal data.
    let description: String
    let status: ExitStatus

    init(_ description: String, _ status: ExitStatus = .failed) {
        self.description = description
        self.status = status
    }
}

extension ExitStatus {
    /// What an error that ended a command means for who ran it.
    init(_ error: any Error) {
        self =
            switch error {
            case let failure as CommandFailure: failure.status
            case let error as LogError where error.code == .denied: .needsPerson
            default: .failed
            }
    }
}
