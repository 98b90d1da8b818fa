import CKafkaMock
import CRdKafka

extension MockCluster {
    /// A request of Kafka's protocol, by its number there.
    package enum Request: Int16, CaseIterable, Sendable {
        case produce = 0
        case fetch = 1
        case listOffsets = 2
        case metadata = 3
        case offsetFetch = 9
        case findCoordinator = 10
        case joinGroup = 11
        case heartbeat = 12
        case syncGroup = 14
        case initProducerID = 22
        case addPartitionsToTransaction = 24
        case addOffsetsToTransaction = 25
        case endTransaction = 26
        case commitOffsetsInTransaction = 28
    }

    /// What a broker does with a request.
    package enum Answer: Hashable, Sendable {
        /// Refuses it with this code of the protocol.
        case error(Int32)
        /// Cuts the connection.
        case cut
        /// Does it, and answers so many milliseconds later.
        case late(Int32)
    }

    /// What a broker does with the next request of this kind, once.
    package func answer(_ request: Request, with answer: Answer, by broker: Int32) {
        switch answer {
        case .error(let code):
            kafka_mock_answer(cluster, broker, request.rawValue, rd_kafka_resp_err_t(rawValue: code), 0)
        case .cut: kafka_mock_answer(cluster, broker, request.rawValue, RD_KAFKA_RESP_ERR__TRANSPORT, 0)
        case .late(let milliseconds):
            kafka_mock_answer(cluster, broker, request.rawValue, RD_KAFKA_RESP_ERR_NO_ERROR, milliseconds)
        }
    }

    /// How many such answers no request has met yet.
    package func waiting(_ request: Request) -> Int {
        Self.brokerIDs.reduce(0) { sum, broker in
            var count = 0
            rd_kafka_mock_broker_error_stack_cnt(cluster, broker, request.rawValue, &count)
            return sum + count
        }
    }

    /// Cuts a broker's connections and lets nobody connect. Its partitions keep it as their leader.
    package func stop(_ broker: Int32) { rd_kafka_mock_broker_set_down(cluster, broker) }

    package func start(_ broker: Int32) { rd_kafka_mock_broker_set_up(cluster, broker) }

    package func moveLeader(of topic: String, _ partition: Int32, to broker: Int32) {
        rd_kafka_mock_partition_set_leader(cluster, topic, partition, broker)
    }

    package enum Coordinated: String, Sendable { case group, transaction }

    /// Makes a broker the coordinator of a group or of a transactional id.
    package func moveCoordinator(_ kind: Coordinated, _ key: String, to broker: Int32) {
        rd_kafka_mock_coordinator_set(cluster, kind.rawValue, key, broker)
    }
}
