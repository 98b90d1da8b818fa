import Synchronization

/// The first record of a transaction that could not be delivered. Thread: any.
final class DeliveryFailure: Sendable {
    private let first = Mutex<KafkaError?>(nil)

    func note(_ error: KafkaError) { first.withLock { $0 = $0 ?? error } }

    /// Forgets it.
    func take() -> KafkaError? {
        first.withLock { failure in
            defer { failure = nil }
            return failure
        }
    }
}
