import EventLog
import KafkaLog

/// Single records, each published after the one before was acknowledged.
struct Acknowledgement {
    let stage: KafkaStage

    /// Milliseconds: the median and the 99th percentile.
    func run(_ topic: TopicName, count: Int) async throws -> (median: Double, most: Double) {
        let publisher = try stage.log.makePublisher()
        let record = OutgoingRecord(
            topic: topic, partition: .zero, headers: RecordHeaders(), key: nil,
            value: [UInt8](repeating: 0x61, count: 255)[...])
        var times: [Double] = []
        // The first meet connections that are just being made.
        for number in -50..<count {
            let began = ContinuousClock.now
            _ = try await publisher.publish([record])
            if number >= 0 { times.append(began.duration(to: .now).inSeconds * 1_000) }
        }
        await publisher.close()
        return (times.percentile(50), times.percentile(99))
    }
}

extension [Double] {
    /// The value that so many of a hundred do not exceed; 0 of none.
    func percentile(_ percent: Int) -> Double {
        guard !isEmpty else { return 0 }
        return sorted()[Swift.min(count * percent / 100, count - 1)]
    }
}
