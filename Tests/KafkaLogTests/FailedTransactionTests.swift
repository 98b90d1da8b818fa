import EventLog
import KafkaClient
import KafkaMock
import Testing

@Suite("A producer whose open transaction failed")
struct FailedTransactionTests {
    struct Loss: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: MockCluster.Request
        /// Of the protocol.
        let answer: Int32
        let code: KafkaCode
        let recovery: KafkaError.Recovery
    }

    static let losses: [Loss] = [
        Loss(
            testDescription: "no right to a topic", request: .addPartitionsToTransaction, answer: 29,
            code: .topicDenied, recovery: .abortTransaction),
        Loss(
            testDescription: "an id that the coordinator forgot", request: .addPartitionsToTransaction, answer: 49,
            code: KafkaCode(rawValue: 49), recovery: .abortTransaction),
        Loss(
            testDescription: "a partition that is not in the transaction", request: .produce, answer: 48,
            code: KafkaCode(rawValue: 48), recovery: .abortTransaction),
        Loss(
            testDescription: "a producer that was fenced", request: .produce, answer: 47, code: .fencedProducer,
            recovery: .recreateClient),
    ]

    /// librdkafka refuses the record by the state alone, which would pass for an error that a person has to mend.
    @Test(
        "takes no further record, and says why and what to do, as a commit would", .timeLimit(.minutes(1)),
        arguments: losses)
    func next(loss: Loss) throws {
        let cluster = try MockCluster()
        cluster.create("decisions", partitions: 1)
        let producer = try KafkaProducer(
            KafkaConfiguration(brokers: cluster.brokers), transactionalID: "one", logger: quiet)
        try producer.initTransactions(timeout: .seconds(10))
        for broker in MockCluster.brokerIDs { cluster.answer(loss.request, with: .error(loss.answer), by: broker) }
        try producer.beginTransaction()
        let topic = try producer.topic("decisions")
        func send() throws(KafkaError) {
            try producer.send(topic, 0, key: nil, value: nil, headers: nil)
        }
        try send()
        try producer.flush(.seconds(10))
        let error = #expect(throws: KafkaError.self) { try send() }
        #expect(error?.code == loss.code)
        #expect(error?.recovery == loss.recovery)
        #expect(error?.operation == "produce")
    }
}
