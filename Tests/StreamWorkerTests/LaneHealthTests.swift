import EventLog
import Testing

@testable import StreamWorker

@Suite("How a lane is")
struct LaneHealthTests {
    private static let inbox = TopicPartition(CountingProcessor.inbox, .zero)
    private static let position = InputPosition(inbox, next: Offset.zero.next)

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: @Sendable (inout LaneHealth.State) -> Void
        let isReady: Bool
        var held = 0
    }

    static let cases = [
        Case(testDescription: "it has not polled yet", steps: { _ in }, isReady: false),
        Case(testDescription: "it stands by", steps: { $0.sign() }, isReady: true),
        Case(
            testDescription: "it is no member of its group",
            steps: {
                $0.sign()
                $0.isOutside = true
            }, isReady: false),
        Case(
            testDescription: "it is a member again, and has restored",
            steps: {
                $0.isOutside = true
                $0.restore([.zero])
                $0.hold(.zero, [position], records: 3)
            }, isReady: true, held: 1),
        Case(
            testDescription: "it restores", steps: { $0.restore([.zero]) }, isReady: false),
        Case(
            testDescription: "it has restored",
            steps: {
                $0.restore([.zero])
                $0.hold(.zero, [position], records: 3)
            }, isReady: true, held: 1),
        Case(
            testDescription: "the log refuses",
            steps: {
                $0.hold(.zero, [position], records: 0)
                $0.refuse()
            }, isReady: false, held: 1),
        Case(
            testDescription: "the log accepts again",
            steps: {
                $0.hold(.zero, [position], records: 0)
                $0.refuse()
                $0.commit([position])
            }, isReady: true, held: 1),
        Case(
            testDescription: "it lost its partition while restoring",
            steps: {
                $0.restore([.zero])
                $0.lose([.zero])
            }, isReady: true),
        Case(
            testDescription: "its session ended",
            steps: {
                $0.hold(.zero, [position], records: 0)
                $0.forget()
            }, isReady: true),
        Case(
            testDescription: "it loses one session after the other",
            steps: {
                $0.sign()
                $0.isFenced = true
            }, isReady: false),
    ]

    @Test("it is ready when it polled, has restored, and the log does not refuse", arguments: cases)
    func ready(_ situation: Case) {
        let health = LaneHealth()
        health.change(situation.steps)
        #expect(health.state.isReady == situation.isReady)
        #expect(health.state.held.count == situation.held)
        #expect(health.state.positions.count == situation.held)
    }

    @Test("it is alive until it has shown no sign for 60 s; before its first poll, since it was set up")
    func alive() throws {
        let health = LaneHealth()
        let began = health.state.began
        #expect(health.state.isAlive(at: began.advanced(by: .seconds(60))))
        #expect(!health.state.isAlive(at: began.advanced(by: .milliseconds(60_001))))
        health.change { $0.sign() }
        let sign = try #require(health.state.lastSign)
        #expect(health.state.isAlive(at: sign.advanced(by: .seconds(60))))
        #expect(!health.state.isAlive(at: sign.advanced(by: .milliseconds(60_001))))
    }

    @Test("a position that the session moved past markers does not go back to where the lane knows it")
    func markers() {
        let health = LaneHealth()
        let past = InputPosition(Self.inbox, next: Offset.zero.next.next)
        health.change {
            $0.hold(.zero, [Self.position], records: 0)
            $0.stand([past])
            $0.commit([Self.position])
        }
        #expect(health.state.positions == [Self.inbox: past.next])
    }

    @Test("the wait for another session grows with fences in a row, and begins anew after a session that lasted")
    func fences() {
        var fences = FenceCount()
        var waits = (0..<2).map { _ in fences.fence(after: .seconds(1)) }
        #expect(waits == [.milliseconds(50), .milliseconds(100)])
        #expect(fences.isContested)
        waits = (0..<8).map { _ in fences.fence(after: .seconds(5)) }
        #expect(waits.last == .seconds(5))
        let ended = [Duration.seconds(9), .seconds(10)].map { fences.live(for: $0) }
        #expect(ended == [false, true])
        waits = (0..<2).map { _ in fences.fence(after: .seconds(10)) }
        #expect(waits == [.milliseconds(50), .milliseconds(50)])
        #expect(!fences.isContested)
    }

    @Test("the records of a restore are counted afresh for the next one")
    func restoredRecords() {
        let health = LaneHealth()
        health.change {
            $0.restore([.zero])
            $0.restored(records: 1_024)
            $0.hold(.zero, [], records: 6)
        }
        #expect(health.state.restoredRecords == 1_030)
        health.change { $0.restore([.zero]) }
        #expect(health.state.restoredRecords == 0)
    }

    @Test("no two metrics share a name, and each says what it is")
    func names() {
        #expect(Set(WorkerMetric.allCases.map(\.rawValue)).count == WorkerMetric.allCases.count)
        #expect(WorkerMetric.allCases.allSatisfy { $0.rawValue.hasPrefix("leadrelay_") && !$0.help.isEmpty })
    }
}
