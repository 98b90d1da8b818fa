import Glibc
import WorkerHost

/// Ends the process with ``ExitStatus/interrupted`` on SIGINT and SIGTERM, and says before what there is to know.
///
/// The log needs no more than that: a batch is there whole or not at all, as after a kill.
struct Interruption {
    private let signals: EndSignals

    init(_ sentence: @escaping @Sendable () -> String) {
        signals = EndSignals { _ in
            let terminal = TerminalLine()
            terminal.write((terminal.isTerminal ? "\n" : "") + "Interrupted. \(sentence())")
            _exit(ExitStatus.interrupted.rawValue)
        }
    }

    /// The run is over; what it did is said otherwise.
    func end() { signals.end() }
}
