import Glibc
import Synchronization

/// Whether SIGINT or SIGTERM asked a command to end that has something to do before. A second one ends it at once.
struct EndRequest {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let flag = Flag()
    private let signals: EndSignals

    init() {
        signals = EndSignals { [flag] number in
            flag.isSet.store(true, ordering: .relaxed)
            signal(number, SIG_DFL)
        }
    }

    var isMade: Bool { flag.isSet.load(ordering: .relaxed) }
}
