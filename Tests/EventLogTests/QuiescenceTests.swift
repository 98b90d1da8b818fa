import EventLog
import Testing

@Suite("A log has come to rest, or not")
struct QuiescenceTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The ends that the first and the second look find.
        var ends: [Int64] = [3, 3]
        var position: (next: Int64, note: String)? = (3, "")
        /// Whether the one who asks is the one who imports history.
        var whileHeld = false
        /// Whether the workers tick.
        var ticks = true
        let isAtRest: Bool
    }

    static let examples: [Example] = [
        Example(testDescription: "everything is read", isAtRest: true),
        Example(testDescription: "nothing was ever appended or read", ends: [0, 0], position: nil, isAtRest: true),
        Example(testDescription: "a record is unread", position: (2, ""), isAtRest: false),
        Example(testDescription: "the group never committed", position: nil, isAtRest: false),
        Example(testDescription: "an input grew meanwhile", ends: [3, 4], isAtRest: false),
        Example(
            testDescription: "a broker that stood still names an end before what is committed", position: (4, ""),
            isAtRest: false),
        Example(testDescription: "a deadline is due", position: (3, "due=1000"), isAtRest: false),
        Example(
            testDescription: "a deadline is due and nobody ticks", position: (3, "due=1000"), ticks: false,
            isAtRest: true),
        Example(testDescription: "a deadline lies ahead", position: (3, "due=1001"), isAtRest: true),
        Example(testDescription: "a note that is no deadline", position: (3, "due=soon"), isAtRest: true),
        Example(testDescription: "history is being imported", position: (3, "held"), isAtRest: false),
        Example(testDescription: "between two slices", position: (3, "held"), whileHeld: true, isAtRest: true),
        Example(
            testDescription: "between two slices, a deadline is due", position: (3, "held due=1000"), whileHeld: true,
            isAtRest: true),
    ]

    @Test("at rest", arguments: examples)
    func holds(_ example: Example) throws {
        let (rest, reader) = try Self.look(example)
        let now = example.ticks ? AppendTime(milliseconds: 1_000) : nil
        #expect(try rest.holds(in: reader, now: now, whileHeld: example.whileHeld) == example.isAtRest)
    }

    @Test(
        "the earliest deadline is what a note says, held or not",
        arguments: [("due=1000", 1_000), ("held due=-5", -5), ("held", nil), ("", nil), ("due=soon", nil)]
            as [(String, Int64?)])
    func deadline(note: String, due: Int64?) throws {
        let (rest, reader) = try Self.look(Example(testDescription: note, position: (3, note), isAtRest: true))
        #expect(try rest.earliestDeadline(in: reader)?.milliseconds == due)
        guard due != nil else { return }
        #expect(PositionNote(note).text == note)
    }

    private static func look(_ example: Example) throws -> (Quiescence, FixedReader) {
        let input = TopicPartition(try #require(TopicName("inbox")), .zero)
        let group = try #require(GroupName("workers"))
        let rest = Quiescence([.init(group: group, inputs: [input])])
        var positions: [InputPosition] = []
        if let position = example.position {
            positions = [InputPosition(input, next: try #require(Offset(position.next)), note: position.note)]
        }
        let reader = FixedReader(
            ends: example.ends.compactMap(Offset.init),
            description: GroupDescription(name: group, holder: nil, epoch: 1, positions: positions))
        return (rest, reader)
    }
}
