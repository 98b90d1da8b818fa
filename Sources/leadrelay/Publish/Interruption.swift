import Dispatch
import Glibc
import WorkerHost

/// Ends the process with ``ExitStatus/interrupted`` on SIGINT and SIGTERM, and says before what there is to know.
///
/// The log needs no more than that: a batch is there whole or not at all, as after a kill.
struct Interruption {
    private let sources: [any DispatchSourceSignal]

    init(_ sentence: @escaping @Sendable () -> String) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                let terminal = TerminalLine()
                terminal.write((terminal.isTerminal ? "\n" : "") + "Interrupted. \(sentence())")
                _exit(ExitStatus.interrupted.rawValue)
            }
            source.resume()
            return source
        }
    }

    /// The run is over; what it did is said otherwise.
    func end() {
        for source in sources { source.cancel() }
    }
}
