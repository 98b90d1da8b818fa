import CRdKafka

extension GroupConsumer {
    /// Whether partitions come and go one by one (`cooperative-sticky`), or all at once with each rebalance (eager).
    package var isCooperative: Bool {
        rd_kafka_rebalance_protocol(client.raw).map { String(cString: $0) } == "COOPERATIVE"
    }

    /// Begins to consume at these offsets: partitions of the group, and any others beside them.
    ///
    /// - Parameter keeping: where the partitions stand that are assigned already; an eager group assigns them anew.
    package func assign(_ added: [PartitionOffset], keeping: [PartitionOffset]) throws(KafkaError) {
        if isCooperative {
            let list = PartitionList(added)
            try check(rd_kafka_incremental_assign(client.raw, list.raw), "assign")
        } else {
            let list = PartitionList(keeping + added)
            try check(rd_kafka_assign(client.raw, list.raw), "assign")
        }
    }

    /// Ends the consumption of these partitions; an eager group ends it for all.
    package func unassign(_ partitions: [KafkaPartition]) throws(KafkaError) {
        if isCooperative {
            let list = PartitionList(partitions)
            try check(rd_kafka_incremental_unassign(client.raw, list.raw), "unassign")
        } else {
            try check(rd_kafka_assign(client.raw, nil), "unassign")
        }
        client.context.rebalances.noteAnswer()
    }

    /// Goes on reading at other offsets. What was fetched and not taken is dropped.
    package func seek(_ offsets: [PartitionOffset], timeout: Duration) throws(KafkaError) {
        let list = PartitionList(offsets)
        // librdkafka before 2.1.0 (its issue 4230) waits for a thousandth of the time that it is given.
        let time = rd_kafka_version() < 0x0201_0000 ? timeout * 1_000 : timeout
        try check(rd_kafka_seek_partitions(client.raw, list.raw, time.milliseconds), "seek")
        _ = try list.offsets("seek")
    }

    package func pause(_ partitions: [KafkaPartition]) throws(KafkaError) {
        let list = PartitionList(partitions)
        try check(rd_kafka_pause_partitions(client.raw, list.raw), "pause")
    }

    package func resume(_ partitions: [KafkaPartition]) throws(KafkaError) {
        let list = PartitionList(partitions)
        try check(rd_kafka_resume_partitions(client.raw, list.raw), "resume")
    }

    /// The group's committed offsets; -1001 where there is none. Waits while a transaction that moves them is open
    /// ("require stable", because this consumer reads committed records only).
    package func committed(_ partitions: [KafkaPartition], timeout: Duration) throws(KafkaError) -> [PartitionOffset] {
        let list = PartitionList(partitions)
        try check(rd_kafka_committed(client.raw, list.raw, timeout.milliseconds), "fetch committed offsets")
        return try list.offsets("fetch committed offsets")
    }

    /// Commits these offsets as the member that this consumer is, and waits for the answer: at most for the session's
    /// time-out until there is a coordinator, then for the request's.
    package func commit(_ offsets: [PartitionOffset]) throws(KafkaError) {
        let list = PartitionList(offsets)
        try check(rd_kafka_commit(client.raw, list.raw, 0), "commit offsets")
    }
}
