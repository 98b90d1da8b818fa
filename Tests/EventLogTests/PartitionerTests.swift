import EventLog
import Testing

@Suite("Keys go to the partitions that the Java client gives them")
struct PartitionerTests {
    /// From UtilsTest.testMurmur2 of Apache Kafka's clients.
    static let vectors: [(key: String, hash: Int32)] = [
        ("21", -973_932_308),
        ("foobar", -790_332_482),
        ("a-little-bit-long-string", -985_981_536),
        ("a-little-bit-longer-string", -1_486_304_829),
        ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
        ("abc", 479_470_107),
    ]

    @Test("murmur2 is the Java client's", arguments: vectors)
    func murmur2(_ vector: (key: String, hash: Int32)) {
        #expect(Int32(bitPattern: Partitioner.murmur2(vector.key.utf8)) == vector.hash)
    }

    @Test("a negative hash gives a partition all the same", arguments: vectors)
    func partition(_ vector: (key: String, hash: Int32)) {
        let partition = Partitioner.partition(of: vector.key.utf8, count: 7)
        #expect(partition.number == (vector.hash & Int32.max) % 7)
    }

    @Test("one partition takes every key, and no count below one stops it", arguments: [1, 0, -3] as [Int32])
    func fewPartitions(_ count: Int32) {
        #expect(Partitioner.partition(of: "foobar".utf8, count: count) == .zero)
    }

    @Test("an empty key has a partition")
    func emptyKey() {
        #expect((0..<64).contains(Partitioner.partition(of: [], count: 64).number))
    }
}
