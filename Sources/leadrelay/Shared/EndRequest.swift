import Dispatch
import Glibc
import Synchronization

/// Whether SIGINT or SIGTERM asked a command to end that has something to do before. A second one ends it at once.
struct EndRequest {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    init() {
        sources = [SIGINT, SIGTERM].map { [flag] number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                flag.isSet.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
    }

    var isMade: Bool { flag.isSet.load(ordering: .relaxed) }
}
