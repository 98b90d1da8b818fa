import EventLog
import GRDB
import GRDBSQLite
import Glibc

extension LogError {
    /// What the operating system answered to a call on a file beside the database.
    init(systemError code: Int32, operation: String, path: String) {
        let reason = String(cString: strerror(code))
        switch code {
        case ENOSPC, EDQUOT, EFBIG: self = .noSpace(operation: operation, path: path)
        default:
            self.init(
                .inputOutput, operation: operation, recovery: .stop,
                message: "\(path): \(reason); see that the directory exists and that this user may write there")
        }
    }

    /// What SQLite answered.
    ///
    /// - Parameter systemError: errno of the connection's last failed system call.
    init(_ error: DatabaseError, systemError: Int32, operation: String, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .noSpace(operation: operation, path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self.init(
                .busy, operation: operation, recovery: .retry,
                message: "another program is writing to \(path); end it if this goes on")
        case .SQLITE_CORRUPT:
            self.init(
                .damaged, operation: operation, recovery: .stop,
                message: "\(path) is damaged (\(error.message ?? "no detail")); `leadrelay log check` shows where,"
                    + " a backup brings it back")
        case .SQLITE_NOTADB:
            self.init(
                .unreadable, operation: operation, recovery: .stop,
                message:
                    "\(path) is no SQLite file, or its beginning is destroyed; name another path, or, where the log"
                    + " was there, put a backup in its place")
        case .SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(systemError):
            self = .noSpace(operation: operation, path: path)
        case .SQLITE_CANTOPEN where Self.lacksCompanions(path), .SQLITE_READONLY where Self.lacksCompanions(path):
            self.init(
                .inputOutput, operation: operation, recovery: .stop,
                message:
                    "\(path) cannot be read by this user now; reading it takes write permission for its directory, or, while a"
                    + " worker has it open, read permission for \(path)-wal and \(path)-shm")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .inputOutput, operation: operation, recovery: .stop,
                message:
                    "\(path) cannot be opened for writing (\(error.message ?? "no detail")); see that the directory"
                    + " exists and that this user may write the file and its directory")
        default:
            let reason = systemError == 0 ? "" : ", \(String(cString: strerror(systemError)))"
            self.init(
                .inputOutput, operation: operation, recovery: .stop,
                message: "\(path): \(error.message ?? "error") (SQLite \(error.extendedResultCode.rawValue)\(reason))")
        }
    }

    /// Whether the file could be read, but SQLite may neither make nor read the two files that it keeps beside it.
    private static func lacksCompanions(_ path: String) -> Bool {
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        return access(path, R_OK) == 0 && access(directory, W_OK) != 0
    }

    private static func noSpace(operation: String, path: String) -> LogError {
        LogError(
            .diskFull, operation: operation, recovery: .retry,
            message: "no space is left for \(path); nothing was changed, free some and it goes on")
    }
}
