import Glibc

/// Wakes a waiting thread: librdkafka when something arrived, anybody else by ``ring()``. What comes before the wait counts.
package final class WakePipe: Sendable {
    static let arrival = UInt8(ascii: "a")
    private static let bell = UInt8(ascii: "b")

    let input: Int32
    private let output: Int32

    package init() throws(KafkaError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw KafkaError(
                .invalidArgument, operation: "open a pipe", recovery: .stop,
                message: "the system gives no pipe (\(String(cString: strerror(errno)))); raise its limit of open files"
            )
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        output = ends[0]
        input = ends[1]
    }

    deinit {
        close(input)
        close(output)
    }

    /// From any thread. A full pipe rings already.
    package func ring() { withUnsafeBytes(of: Self.bell) { _ = write(input, $0.baseAddress, 1) } }

    /// Takes what rang so far.
    ///
    /// - Returns: whether somebody other than librdkafka did.
    package func take() -> Bool {
        var isRung = false
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 8) { buffer in
            while case let count = read(output, buffer.baseAddress, buffer.count), count > 0 {
                isRung = isRung || buffer[..<count].contains(Self.bell)
            }
        }
        return isRung
    }

    /// Waits for a ring, at most `timeout`. Takes nothing.
    package func wait(_ timeout: Duration) {
        // Rounded up, or the last part of a millisecond would be spent in a busy loop.
        let whole = timeout.milliseconds
        let time = timeout > .milliseconds(Int(whole)) ? whole + 1 : whole
        var waited = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        _ = poll(&waited, 1, time)
    }
}
