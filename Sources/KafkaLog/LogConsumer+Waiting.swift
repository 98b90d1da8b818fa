import EventLog
import KafkaClient

extension LogConsumer {
    /// Looks again and again until it is so: what a cluster was told comes to each of its brokers in its time.
    ///
    /// - Returns: whether it was so within the patience. It is looked once at least.
    func wait(
        every interval: Duration = .milliseconds(20), for patience: Duration, until isSo: () throws(LogError) -> Bool
    ) throws(LogError) -> Bool {
        let deadline = ContinuousClock.now + patience
        while try !isSo() {
            guard ContinuousClock.now < deadline else { return false }
            pipe.wait(interval)
        }
        return true
    }
}
