import Glibc

/// The stream that log lines go to.
package enum StandardError {
    /// Whether somebody may be reading along.
    package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// One call of write(2); a stream that is closed or full loses the line rather than the program.
    package static let write: @Sendable ([UInt8]) -> Void = { line in
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
