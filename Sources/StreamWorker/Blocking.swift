import Dispatch

/// Runs a call that blocks on a thread of its own, never on one of the cooperative pool's.
package func blocking<Value: Sendable>(
    _ label: String, _ call: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: label).async { continuation.resume(with: Result { try call() }) }
    }
}
