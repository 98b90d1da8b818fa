import ArgumentParser
import LeadReplay

/// Where a stretch begins or ends, as people write it.
struct BoundArgument: ExpressibleByArgument, Hashable, Sendable {
    let bound: StretchBound

    init(_ bound: StretchBound) { self.bound = bound }

    init?(argument: String) {
        guard let bound = StretchBound(argument) else { return nil }
        self.bound = bound
    }

    var defaultValueDescription: String { bound.text }
}
