import Dispatch
import Glibc
import StreamWorker
import Testing

@Suite("Calls that block", .timeLimit(.minutes(1)))
struct BlockingTests {
    private struct Failure: Error {}

    @Test("a call that is silent for too long is left alone, and what it brings is dropped")
    func silent() async {
        let (end, ended) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
        let value = await blocking("test", silentFor: .milliseconds(20)) { _ in
            end.wait()
            ended.continuation.finish()
            return 1
        }
        #expect(value == nil)
        end.signal()
        for await _ in ended.stream {}
    }

    @Test("a call that gets on may take as long as it needs")
    func gettingOn() async {
        let value = await blocking("test", silentFor: .seconds(1)) { gotOn in
            let end = ContinuousClock.now + .milliseconds(1_200)
            while ContinuousClock.now < end {
                gotOn()
                sched_yield()
            }
            return 1
        }
        #expect(value == 1)
    }

    @Test("a call that fails brings nothing")
    func failing() async {
        let value: Int? = await blocking("test", silentFor: .seconds(30)) { _ in throw Failure() }
        #expect(value == nil)
    }
}
