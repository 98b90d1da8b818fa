package import EventLog
package import KafkaClient
package import TopicSettings

/// How a log lies on a cluster, and the times that its clients keep.
package struct KafkaLogSettings: Sendable {
    package var cluster: KafkaConfiguration
    /// Put in front of the names of topics, groups and transactional ids, so that several logs may share a cluster.
    package var prefix = ""
    /// How many copies of each partition a new topic has; at most as many as there are brokers.
    package var durability = Durability.standard
    /// Whether the cluster answers admin requests. `false` for stand-ins, which are asked neither for their topics' settings
    /// nor for a group's members.
    package var answersAdmin = true
    /// After this time without a sign a member counts as dead. Default 45 s; the broker takes 6 s to 30 min unless set.
    package var sessionTimeout: Duration = .seconds(45)
    /// A transaction that is open for longer is aborted by the cluster, so that a dead worker's input is free again.
    package var transactionTimeout: Duration = .seconds(10)
    /// For how long a transaction may gather: half of that time, so that the rest is left to its commit.
    package var longestGathering: Duration { transactionTimeout / 2 }
    /// Longest wait for the first answer of any broker. Default 10 s.
    package var connectTimeout: Duration = .seconds(10)
    /// How long topics are asked for that no broker knows: one that was just made comes to each broker in its time.
    /// Default 5 s.
    package var topicPatience: Duration = .seconds(5)
    /// How long a broker is asked again for an end that lies before what is committed: one that stood still names the end of
    /// then until it learns who leads now. Default 5 s.
    package var stalePatience: Duration = .seconds(5)
    /// How long a reader waits for records that are there before it asks anew; each time twice as long as before, because
    /// what was on its way is lost with that. Default 3 s.
    package var readPatience: Duration = .seconds(3)
    /// How often librdkafka's statistics are carried into metrics. Default 15 s.
    package var statisticsInterval: Duration = .seconds(15)
    /// Longest wait for one request that has to succeed. Default 30 s: longer than brokers take to find that one of them is
    /// gone.
    package var requestTimeout: Duration = .seconds(30)
    /// Longest wait of one call of a session's; its lane shows no sign of life meanwhile, and makes the call again after it.
    /// Default 10 s, so that several in a row stay within what `/healthz` takes for alive.
    package var sessionRequestTimeout: Duration = .seconds(10)
    /// A record that is not acknowledged for so long is not published, and its publisher says so. Default 60 s.
    package var publishTimeout: Duration = .seconds(60)
    /// Longest time the broker keeps a fetch that finds nothing. Also how late a session learns that it has read all.
    /// Default 100 ms: ten requests a second and broker where nothing happens.
    package var fetchWait: Duration = .milliseconds(100)
    /// Bytes fetched ahead for each input of a session, in KiB. Default 4 MiB; memory of a lane: this times its inputs.
    package var fetchAheadKilobytes = 4_096
    /// Records of a session's open transaction that are not acknowledged, in KiB; beyond, its lane waits. Default 32 MiB.
    package var transactionBufferKilobytes = 32_768
    /// Records that a publisher has under way, and bytes of them; beyond, callers wait. Default 10,000 and 16 MiB.
    package var publishRecords = 10_000
    package var publishBytes = 16 * 1_024 * 1_024

    /// Settings of new topics that go before ours, by Kafka's names. For tests, in which what takes days is to be seen.
    package var topicSettings: [String: String] = [:]
    /// The time that records are sent with; only topics that keep the producer's time (`CreateTime`) show it. `nil`: the
    /// time when librdkafka takes them. For tests, whose clock is set by hand.
    package var clock: (@Sendable () -> AppendTime)?

    package init(cluster: KafkaConfiguration) { self.cluster = cluster }

    /// For clients that are served all the time: what nobody serves would gather its statistics in memory.
    private var servedProperties: [(String, String)] {
        [("statistics.interval.ms", "\(statisticsInterval.wholeMilliseconds)")]
    }

    var memberProperties: [(String, String)] { consumerProperties + servedProperties }

    /// What every consumer of the log sets of librdkafka's properties.
    package var consumerProperties: [(String, String)] {
        [
            ("fetch.wait.max.ms", "\(fetchWait.wholeMilliseconds)"),
            ("queued.max.messages.kbytes", "\(fetchAheadKilobytes)"),
            // How much one partition's answer may have, so that one does not keep the others waiting.
            ("fetch.message.max.bytes", "1048576"),
            // The largest answer: one record of the largest kind always fits.
            ("fetch.max.bytes", "\(16 * 1_024 * 1_024)"),
            // Of members of groups alone, but compared with other settings in every consumer.
            ("session.timeout.ms", "\(sessionTimeout.wholeMilliseconds)"),
        ]
    }

    var producerProperties: [(String, String)] {
        servedProperties + [
            ("acks", "all"), ("compression.type", "zstd"), ("linger.ms", "1"),
            // Larger than any topic allows; each topic's own limit is held to before a record is sent.
            ("message.max.bytes", "4194304"), ("batch.size", "\(TopicSetting.batchBytes)"),
        ]
    }

    var publisherProperties: [(String, String)] {
        producerProperties + [("message.timeout.ms", "\(publishTimeout.wholeMilliseconds)")]
    }

    var transactionProperties: [(String, String)] {
        producerProperties + [
            ("transaction.timeout.ms", "\(transactionTimeout.wholeMilliseconds)"),
            ("queue.buffering.max.kbytes", "\(transactionBufferKilobytes)"),
            // A transaction that follows at once on another is refused while the markers of that one are being written: some
            // milliseconds. librdkafka's 100 ms would be the longest part of a commit.
            ("retry.backoff.ms", "10"),
            // Larger batches cost the brokers and us less; a commit sends at once what still waits.
            ("linger.ms", "5"),
        ]
    }
}

extension Duration {
    var wholeMilliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
