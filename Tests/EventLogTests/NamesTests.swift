import EventLog
import Testing

@Suite("Names and numbers that cannot be wrong")
struct NamesTests {
    @Test(
        "names that Apache Kafka takes",
        arguments: ["a", "marketing.inbox", "A-b_9", String(repeating: "x", count: 249)])
    func valid(_ name: String) {
        #expect(TopicName(name)?.name == name)
        #expect(GroupName(name)?.name == name)
    }

    @Test("names that it refuses", arguments: ["", ".", "..", "a b", "ä", "a/b", String(repeating: "x", count: 250)])
    func invalid(_ name: String) {
        #expect(TopicName(name) == nil)
        #expect(GroupName(name) == nil)
    }

    @Test("offsets and partitions are not negative")
    func numbers() {
        #expect(Offset(-1) == nil)
        #expect(PartitionID(-1) == nil)
        #expect(Offset(7)?.next.number == 8)
    }
}
