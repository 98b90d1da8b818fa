import Glibc
import SystemPackage

/// Standard error, with a line at its end that is drawn over and over where it is a terminal.
final class TerminalLine {
    /// Whether somebody is looking.
    let isTerminal: Bool
    private var isDrawn = false

    init() { isTerminal = isatty(FileDescriptor.standardError.rawValue) == 1 }

    /// Writes a line that stays.
    func write(_ line: String) {
        clear()
        put(line + "\n")
    }

    /// Draws the line that the next one replaces. Does nothing where nobody is looking.
    func draw(_ line: String) {
        guard isTerminal else { return }
        put("\r\u{1b}[K" + line)
        isDrawn = true
    }

    /// Takes the drawn line away.
    func clear() {
        if isDrawn { put("\r\u{1b}[K") }
        isDrawn = false
    }

    private func put(_ text: String) {
        // Nobody is left to be told that standard error is closed.
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
