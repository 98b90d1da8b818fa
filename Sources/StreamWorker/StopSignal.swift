import Dispatch
import EventLog
import Synchronization

/// Tells lanes to stop, from any thread, and wakes those that wait.
package final class StopSignal: Sendable {
    private struct State {
        var isSet = false
        /// Of the sessions that are open, by their lanes.
        var wakers: [Int: any SessionWaker] = [:]
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    package init() {}

    package var isSet: Bool { state.withLock { $0.isSet } }

    package func set() {
        let wakers = state.withLock { state in
            state.isSet = true
            return Array(state.wakers.values)
        }
        bell.signal()
        for waker in wakers { waker.wake() }
    }

    /// Waits until the signal is set, at most `duration`; answers whether it is.
    func wait(_ duration: Duration) -> Bool {
        if bell.wait(timeout: .now() + .milliseconds(Int(duration.wholeMilliseconds))) == .success { bell.signal() }
        return isSet
    }

    func wakes(_ waker: some SessionWaker, ofLane lane: Int) {
        let isSet = state.withLock { state in
            state.wakers[lane] = waker
            return state.isSet
        }
        if isSet { waker.wake() }
    }
    /// Lets go of a lane's waker, and of what that holds open.
    func forgets(lane: Int) { state.withLock { $0.wakers[lane] = nil } }
}
