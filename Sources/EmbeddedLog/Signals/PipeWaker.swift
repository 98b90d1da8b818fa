import EventLog
import Glibc

/// Wakes a waiting session from any thread. A ring that comes before the wait counts for the next one.
package final class PipeWaker: SessionWaker {
    private let input: OwnedDescriptor
    private let output: OwnedDescriptor

    init(operation: String) throws(LogError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw LogError(systemError: errno, operation: operation, path: "a pipe") }
        input = OwnedDescriptor(adopting: ends[1])
        output = OwnedDescriptor(adopting: ends[0])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    /// Where a ring shows as readable.
    var descriptor: Int32 { output.raw }

    package func wake() {
        // A full pipe rings already.
        withUnsafeBytes(of: UInt8(1)) { _ = write(input.raw, $0.baseAddress, 1) }
    }

    /// Takes the rings so far.
    ///
    /// - Returns: whether there was one.
    func takeRings() -> Bool { drain(output.raw) }
}

/// Reads a non-blocking descriptor until it is empty.
///
/// - Returns: whether there was anything.
func drain(_ descriptor: Int32) -> Bool {
    var found = false
    withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { buffer in
        while read(descriptor, buffer.baseAddress, buffer.count) > 0 { found = true }
    }
    return found
}
