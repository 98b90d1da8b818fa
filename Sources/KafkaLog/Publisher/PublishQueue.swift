import EventLog
import KafkaClient
import Synchronization

/// The calls of a publisher whose records are not all acknowledged, and the window of what is under way.
final class PublishQueue: Sendable {
    private struct State {
        var producer: KafkaProducer?
        var log: KafkaLog?
        var topics: [TopicName: TopicHandle] = [:]
        /// Calls with records that wait for room, in their order.
        var waiting: [PublishCall] = []
        /// Keeps the calls alive that librdkafka's tags point to.
        var open: [ObjectIdentifier: PublishCall] = [:]
        var records = 0
        var bytes = 0
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let recordLimit: Int
    private let byteLimit: Int

    init(records: Int, bytes: Int) {
        recordLimit = max(records, 1)
        byteLimit = bytes
    }

    func begin(_ producer: KafkaProducer, _ log: KafkaLog) {
        state.withLock { state in
            state.producer = producer
            state.log = log
        }
    }

    func enqueue(_ call: PublishCall) {
        settle { state in
            guard !state.isClosed else {
                let error = LogError(.closed, operation: "publish", recovery: .stop, message: "the publisher is closed")
                return call.fail(error) ? [call] : []
            }
            state.open[ObjectIdentifier(call)] = call
            state.waiting.append(call)
            return []
        }
    }

    /// Takes one delivery report. Thread: librdkafka's background thread.
    func take(_ report: DeliveryReport) {
        guard let slot = report.tag?.assumingMemoryBound(to: PublishCall.Slot.self).pointee else { return }
        let failure = report.failure.map { LogError($0) }
        let offset = report.offset
        settle { state in
            let call = slot.call.takeUnretainedValue()
            state.records -= 1
            state.bytes -= call.records[slot.index].size
            return call.settle(slot.index, offset: offset, failure) ? [call] : []
        }
    }

    /// Suspends until nothing is under way.
    func close() async {
        await withCheckedContinuation { (closer: CheckedContinuation<Void, Never>) in
            settle { state in
                state.isClosed = true
                state.closers.append(closer)
                return []
            }
        }
    }

    /// Lets go of the producer, whose reports lead back here. Not from a report: the thread that brings it belongs to the
    /// producer.
    func end() {
        let producer = state.withLock { state in
            state.topics = [:]
            return state.producer.take()
        }
        _ = consume producer
    }

    /// Changes the state, hands over what fits, and answers what is finished, outside the lock.
    private func settle(_ change: (inout State) -> [PublishCall]) {
        let (answered, closers): ([PublishCall], [CheckedContinuation<Void, Never>]) = state.withLock { state in
            var finished = change(&state)
            finished += send(&state)
            for call in finished { state.open[ObjectIdentifier(call)] = nil }
            guard state.open.isEmpty, state.isClosed else { return (finished, []) }
            defer { state.closers = [] }
            return (finished, state.closers)
        }
        for call in answered { call.answer() }
        for closer in closers { closer.resume() }
    }

    /// - Returns: calls that are finished because a record of theirs cannot be handed over.
    private func send(_ state: inout State) -> [PublishCall] {
        var finished: [PublishCall] = []
        while let call = state.waiting.first {
            while call.next < call.records.count, state.records < recordLimit, state.bytes < byteLimit {
                do throws(KafkaError) {
                    try send(call, &state)
                } catch {
                    // With nothing under way nobody would come back for what librdkafka has no room for.
                    guard error.code != .queueFull || state.records == 0 else { return finished }
                    if call.fail(LogError(error)) { finished.append(call) }
                }
            }
            guard call.next == call.records.count else { return finished }
            state.waiting.removeFirst()
        }
        return finished
    }

    private func send(_ call: PublishCall, _ state: inout State) throws(KafkaError) {
        guard let producer = state.producer, let log = state.log else { return }
        let record = call.records[call.next]
        let topic: TopicHandle
        if let known = state.topics[record.topic] {
            topic = known
        } else {
            topic = try producer.topic(log.catalogue.kafkaName(record.topic))
            state.topics[record.topic] = topic
        }
        try producer.send(
            record, to: topic, time: call.times?[call.next] ?? log.settings.clock?(), tag: call.tag(call.next))
        call.next += 1
        state.records += 1
        state.bytes += record.size
    }
}
