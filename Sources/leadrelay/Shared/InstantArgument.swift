import ArgumentParser
import CloudEvents

/// A point in time as people write it: RFC 3339, or a day, which means its first instant in UTC.
struct InstantArgument: ExpressibleByArgument, Hashable, Sendable {
    let instant: Instant

    init?(argument: String) {
        let text = argument.utf8.count == 10 ? argument + "T00:00:00Z" : argument
        guard let instant = Instant(rfc3339: text.utf8) else { return nil }
        self.instant = instant
    }
}
