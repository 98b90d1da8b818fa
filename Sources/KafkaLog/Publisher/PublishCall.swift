import EventLog
import KafkaClient

/// One call of `publish` until all of its records are acknowledged. Touched under the queue's lock alone.
final class PublishCall: @unchecked Sendable {
    /// What a record's delivery report leads back to.
    struct Slot {
        let call: Unmanaged<PublishCall>
        let index: Int
    }

    let records: [OutgoingRecord]
    /// Append times of the records; `nil`: the log's.
    let times: [AppendTime]?
    private let continuation: CheckedContinuation<Result<[RecordPosition], LogError>, Never>
    private let slots: UnsafeMutableBufferPointer<Slot>
    private var offsets: [Int64]
    private var failure: LogError?
    /// The next record to hand to librdkafka.
    var next = 0
    private var open: Int

    init(
        _ records: [OutgoingRecord], at times: [AppendTime]?,
        _ continuation: CheckedContinuation<Result<[RecordPosition], LogError>, Never>
    ) {
        self.records = records
        self.times = times
        self.continuation = continuation
        open = records.count
        offsets = Array(repeating: 0, count: records.count)
        slots = .allocate(capacity: records.count)
        for index in records.indices {
            slots.initializeElement(at: index, to: Slot(call: Unmanaged.passUnretained(self), index: index))
        }
    }

    deinit { slots.deallocate() }

    func tag(_ index: Int) -> UnsafeMutableRawPointer? { slots.baseAddress.map { UnsafeMutableRawPointer($0 + index) } }

    /// - Returns: whether it was the call's last record.
    func settle(_ index: Int, offset: Int64, _ error: LogError?) -> Bool {
        offsets[index] = offset
        failure = failure ?? error
        open -= 1
        return open == 0
    }

    /// Gives up what was not handed over yet.
    ///
    /// - Returns: whether nothing of the call is under way.
    func fail(_ error: LogError) -> Bool {
        failure = failure ?? error
        open -= records.count - next
        next = records.count
        return open == 0
    }

    func answer() {
        if let failure { return continuation.resume(returning: .failure(failure)) }
        continuation.resume(
            returning: .success(
                zip(records, offsets).map { record, offset in
                    RecordPosition(TopicPartition(record.topic, record.partition), Offset(offset) ?? .zero)
                }))
    }
}
