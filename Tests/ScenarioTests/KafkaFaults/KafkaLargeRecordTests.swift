import EventLog
import KafkaClient
import KafkaLog
import LeadEvents
import LeadStream
import Testing

@Suite(
    "Records that are larger than any topic takes from us", .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster),
    .timeLimit(.minutes(3)))
struct KafkaLargeRecordTests {
    /// A broker looks at the size of what comes, which is a compressed batch.
    @Test("a record that a broker took compressed goes to the dead letters without its value, and ends no worker")
    func compressed() async throws {
        let crew = try KafkaCrew()
        let settings = crew.log.settings
        let ingress = crew.layout.sales.ingress
        let producer = try KafkaProducer(
            settings.cluster, transactionalID: settings.prefix + "foreign",
            own: [("message.max.bytes", "10000000"), ("compression.codec", "gzip")], logger: ClusterTool.quiet)
        try producer.initTransactions(timeout: .seconds(30))
        try producer.beginTransaction()
        let value = [UInt8](repeating: 0x61, count: 5_000_000)
        let topic = try producer.topic(crew.kafkaName(ingress.name))
        try value.withUnsafeBytes { try producer.send(topic, 0, key: nil, value: $0, headers: nil) }
        try producer.commitTransaction(timeout: .seconds(30))
        let history = try KafkaCrew.history(100)
        try await crew.publish(history)
        try crew.settle()
        let letters = try crew.layout.allPartitions.flatMap {
            try crew.reader.all(TopicPartition(crew.layout.sales.deadLetters, $0))
        }
        let letter = try #require(letters.first)
        #expect(letters.count == 1 && letter.value == nil)
        let omitted = try #require(letter.headers.first("deadletter-omitted") ?? nil)
        #expect(String(decoding: omitted, as: UTF8.self) == "the value of 5000000 bytes")
        try crew.expectReplayIsEqual()
    }
}
