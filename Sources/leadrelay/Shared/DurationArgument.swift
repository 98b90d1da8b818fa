import ArgumentParser

/// A length of time as people write it: a whole number and one of s, m, h, d, w. Range: 1 second to 100 years.
struct DurationArgument: ExpressibleByArgument, Hashable, Sendable {
    let milliseconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()), count > 0 else {
            return nil
        }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow, seconds <= 36_525 * 86_400 else { return nil }
        milliseconds = seconds * 1_000
    }
}
