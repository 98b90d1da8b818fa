import Dispatch
import Glibc

/// SIGINT and SIGTERM, which this handles as long as it lives instead of the process ending by them.
struct EndSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter handle: is given the signal's number. Thread: a queue of Dispatch's.
    init(_ handle: @escaping @Sendable (Int32) -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { handle(number) }
            source.resume()
            return source
        }
    }

    /// Handles no further ones.
    func end() {
        for source in sources { source.cancel() }
    }
}
