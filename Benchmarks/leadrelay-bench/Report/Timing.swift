import CDispatch
import Glibc

/// Seconds that a call takes on the wall clock.
func seconds(_ body: () throws -> Void) rethrows -> Double { try ContinuousClock().measure(body).inSeconds }

/// Seconds of a core that a call takes on this thread: what the wall clock would say if nothing else ran on the machine.
func coreSeconds(_ body: () throws -> Void) rethrows -> Double {
    let began = threadTime()
    try body()
    return threadTime() - began
}

private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
