import Dispatch
import StreamWorker
import Testing

@Suite("Calls that block", .timeLimit(.minutes(1)))
struct BlockingTests {
    private struct Failure: Error {}

    @Test("a call that takes longer than one waits for it is left alone, and what it brings is dropped")
    func late() async {
        let (end, ended) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
        let value = await blocking("test", within: .milliseconds(20)) {
            end.wait()
            ended.continuation.finish()
            return 1
        }
        #expect(value == nil)
        end.signal()
        for await _ in ended.stream {}
    }

    @Test("a call that ends in time brings its value; one that fails brings none")
    func inTime() async {
        #expect(await blocking("test", within: .seconds(30)) { 1 } == 1)
        let failed: Int? = await blocking("test", within: .seconds(30)) { throw Failure() }
        #expect(failed == nil)
    }
}
