package import CloudEvents
package import SwiftProtobuf

extension Google_Protobuf_Timestamp {
    /// The instant, exactly.
    package init(_ instant: Instant) {
        let milliseconds = instant.milliseconds
        let seconds = milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
        self.init(seconds: seconds, nanos: Int32(milliseconds - seconds * 1_000) * 1_000_000)
    }

    /// The instant, cut off at the millisecond; one outside the years 1 to 9999 becomes the nearest inside.
    package var instant: Instant {
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        if overflow { return seconds < 0 ? .earliest : .latest }
        return Instant(milliseconds: milliseconds).advanced(byMilliseconds: Int64(nanos / 1_000_000))
    }
}
