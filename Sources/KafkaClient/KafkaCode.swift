import CRdKafka

/// A code of librdkafka's or of the broker's: negative ones are librdkafka's own, positive ones the protocol's.
package struct KafkaCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    init(_ code: rd_kafka_resp_err_t) { rawValue = code.rawValue }

    /// librdkafka's name of the code, for example `_TIMED_OUT`.
    package var name: String {
        String(cString: rd_kafka_err2name(rd_kafka_resp_err_t(rawValue: rawValue)))
    }

    /// librdkafka's sentence about the code.
    package var sentence: String {
        String(cString: rd_kafka_err2str(rd_kafka_resp_err_t(rawValue: rawValue)))
    }
}

extension KafkaCode {
    package static let invalidArgument = KafkaCode(RD_KAFKA_RESP_ERR__INVALID_ARG)
    package static let fatal = KafkaCode(RD_KAFKA_RESP_ERR__FATAL)
    package static let timedOut = KafkaCode(RD_KAFKA_RESP_ERR__TIMED_OUT)
    package static let timedOutInQueue = KafkaCode(RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE)
    package static let messageTimedOut = KafkaCode(RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)
    package static let requestTimedOut = KafkaCode(RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT)
    package static let transport = KafkaCode(RD_KAFKA_RESP_ERR__TRANSPORT)
    package static let allBrokersDown = KafkaCode(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
    package static let authentication = KafkaCode(RD_KAFKA_RESP_ERR__AUTHENTICATION)
    package static let tls = KafkaCode(RD_KAFKA_RESP_ERR__SSL)
    package static let unresolved = KafkaCode(RD_KAFKA_RESP_ERR__RESOLVE)
    package static let purged = KafkaCode(RD_KAFKA_RESP_ERR__PURGE_QUEUE)
    package static let queueFull = KafkaCode(RD_KAFKA_RESP_ERR__QUEUE_FULL)
    package static let partitionEnd = KafkaCode(RD_KAFKA_RESP_ERR__PARTITION_EOF)
    package static let noOffset = KafkaCode(RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
    package static let offsetOutOfRange = KafkaCode(RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE)
    package static let unknownTopic = KafkaCode(RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC)
    package static let unknownPartition = KafkaCode(RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION)
    package static let unknownTopicOrPartition = KafkaCode(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
    package static let topicExists = KafkaCode(RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
    package static let messageTooLarge = KafkaCode(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE)
    package static let batchTooLarge = KafkaCode(RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE)
    package static let fencedProducer = KafkaCode(RD_KAFKA_RESP_ERR__FENCED)
    /// Another producer has the transactional id, as a broker or the coordinator says it.
    package static let fencedTransaction = KafkaCode(RD_KAFKA_RESP_ERR_PRODUCER_FENCED)
    package static let fencedInstance = KafkaCode(RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
    package static let illegalGeneration = KafkaCode(RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION)
    package static let unknownMember = KafkaCode(RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID)
    package static let pollsTooFarApart = KafkaCode(RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED)
    package static let notCoordinator = KafkaCode(RD_KAFKA_RESP_ERR_NOT_COORDINATOR)
    package static let nonEmptyGroup = KafkaCode(RD_KAFKA_RESP_ERR_NON_EMPTY_GROUP)
    package static let groupNotFound = KafkaCode(RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND)
    package static let unstableOffsets = KafkaCode(RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT)
    package static let unsupported = KafkaCode(RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE)
    package static let topicDenied = KafkaCode(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED)
    package static let groupDenied = KafkaCode(RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED)
    package static let clusterDenied = KafkaCode(RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED)
    package static let transactionDenied = KafkaCode(RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED)
    package static let state = KafkaCode(RD_KAFKA_RESP_ERR__STATE)

    /// Whether the same request may succeed later though librdkafka's flag does not say so: it sets the flag for
    /// transactional calls alone.
    var isPassing: Bool {
        switch self {
        case .timedOut, .timedOutInQueue, .messageTimedOut, .requestTimedOut, .transport, .unresolved, .allBrokersDown,
            .queueFull,
            .unstableOffsets, KafkaCode(RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS),
            KafkaCode(RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE), .notCoordinator,
            KafkaCode(RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION), KafkaCode(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE),
            KafkaCode(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS), KafkaCode(RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS),
            KafkaCode(RD_KAFKA_RESP_ERR__WAIT_COORD), KafkaCode(RD_KAFKA_RESP_ERR__WAIT_CACHE):
            true
        default: false
        }
    }
}
