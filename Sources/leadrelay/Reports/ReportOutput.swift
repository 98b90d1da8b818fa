import Foundation
import LeadBoard

/// Standard output as reports use it.
enum ReportOutput {
    /// Columns of the terminal; 80 where the output is none.
    static var width: Int {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
    }

    static func print(_ lines: [String]) {
        for line in lines { Swift.print(line) }
    }

    static func print(_ json: JSONText) { Swift.print(json) }

    /// Says something beside the report, on standard error.
    static func warn(_ sentence: String) { say("Warning: \(sentence)") }

    /// The same without alarm.
    static func say(_ sentence: String) { FileHandle.standardError.write(Data("\(sentence)\n".utf8)) }

    /// Hands on what was printed so far, for a reader that follows.
    static func flush() { fflush(nil) }

    /// Whether standard output is a pipe that nobody reads any longer.
    static var isClosed: Bool {
        var entry = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        return poll(&entry, 1, 0) == 1 && Int32(entry.revents) & POLLERR != 0
    }
}
