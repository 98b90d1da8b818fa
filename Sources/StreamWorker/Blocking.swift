import Dispatch

/// Runs a call that blocks on a thread of its own, never on one of the cooperative pool's.
package func blocking<Value: Sendable>(
    _ label: String, _ call: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: label).async { continuation.resume(with: Result { try call() }) }
    }
}

/// As ``blocking(_:_:)``, but waits no longer than `patience`.
///
/// - Returns: `nil` where the call fails or takes longer. It ends by itself then, and nobody hears of what it brings.
package func blocking<Value: Sendable>(
    _ label: String, within patience: Duration, _ call: @escaping @Sendable () throws -> Value
) async -> Value? {
    let (answers, answer) = AsyncStream.makeStream(of: Value.self)
    DispatchQueue(label: label).async {
        if let value = try? call() { answer.yield(value) }
        answer.finish()
    }
    let timer = Task {
        try await Task.sleep(for: patience)
        answer.finish()
    }
    defer { timer.cancel() }
    return await answers.first { _ in true }
}
