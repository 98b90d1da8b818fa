import CloudEvents
import EventLog
import LeadBoard
import LeadEvents
import Testing

/// A reader of a log whose topics have some partitions and no records, which notes what it is asked for.
private struct EmptyReader: LogReader {
    let partitions: Int32

    func topics() throws(LogError) -> [TopicDescription] {
        TopicRole.all.compactMap { role in
            TopicName(role.name).map {
                TopicDescription(
                    TopicSpec(name: $0, partitions: role.isSingle ? 1 : partitions, cleanup: .keepForever))
            }
        }
    }

    func bounds(of place: TopicPartition) -> PartitionBounds { PartitionBounds(first: .zero, end: .zero) }
    func offset(in place: TopicPartition, at time: AppendTime) -> Offset { .zero }
    func read(_ place: TopicPartition, from offset: Offset, limits: PollLimits) -> [LogRecord] { [] }
    func groups() -> [GroupDescription] { [] }
    func waitForAppends(timeout: Duration) {}
}

@Suite("Where a lead's records can be")
struct LeadPlacesTests {
    private static let partitions: Int32 = 8

    private static func places(_ leads: Set<LeadID>?) throws -> [TopicRole: [Int32]] {
        let places = try LogTopics(EmptyReader(partitions: partitions)).places(about: leads) { _ in true }
        return Dictionary(grouping: places, by: \.role).mapValues { $0.map(\.partition.partition.number) }
    }

    private static func home(of lead: LeadID) -> Int32 {
        Partitioner.partition(of: lead.uuid.text, count: partitions).number
    }

    @Test("a lead's inbox, decisions and state lie in the partition that its id gives; elsewhere all partitions may")
    func one() throws {
        let lead = LeadID.numbered(1)
        let places = try Self.places([lead])
        for team in [Team.marketing, .sales] {
            for role in [TopicRole.inbox(team), .decisions(team), .changelog(team)] {
                #expect(places[role] == [Self.home(of: lead)], "\(role)")
            }
            for role in [TopicRole.ingress(team), .deadLetters(team)] {
                #expect(places[role] == Array(0..<8), "\(role)")
            }
            #expect(places[.agreements(team)] == [0])
        }
    }

    @Test("several leads are looked for in the partitions of each, all in all partitions")
    func several() throws {
        let leads = Set((1...3).map { LeadID.numbered($0) })
        #expect(try Self.places(leads)[.inbox(.sales)] == Set(leads.map(Self.home)).sorted())
        #expect(try Self.places(nil)[.inbox(.sales)] == Array(0..<8))
        #expect(try Self.places([])[.inbox(.sales)] == nil)
    }
}
