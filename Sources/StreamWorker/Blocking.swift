import Dispatch
import Synchronization

/// Runs a call that blocks on a thread of its own, never on one of the cooperative pool's.
package func blocking<Value: Sendable>(
    _ label: String, _ call: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: label).async { continuation.resume(with: Result { try call() }) }
    }
}

/// As ``blocking(_:_:)``, but gives a call up that is silent for longer than `patience`.
///
/// - Parameter call: is to say whenever it got on.
/// - Returns: `nil` where the call fails or is given up. It ends by itself then, and nobody hears of what it brings.
package func blocking<Value: Sendable>(
    _ label: String, silentFor patience: Duration,
    _ call: @escaping @Sendable (_ gotOn: () -> Void) throws -> Value
) async -> Value? {
    let sign = LastSign()
    let (answers, answer) = AsyncStream.makeStream(of: Value.self)
    DispatchQueue(label: label).async {
        if let value = try? call({ sign.time.withLock { $0 = .now } }) { answer.yield(value) }
        answer.finish()
    }
    let timer = Task {
        while true {
            let end = sign.time.withLock { $0 } + patience
            guard end > .now else { break }
            try await Task.sleep(until: end, clock: .continuous)
        }
        answer.finish()
    }
    defer { timer.cancel() }
    return await answers.first { _ in true }
}

private final class LastSign: Sendable {
    let time = Mutex(ContinuousClock.now)
}
