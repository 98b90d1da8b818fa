import CloudEvents

/// The interest that a lead showed: points that halve in a fixed time, and how far they were looked at.
struct Interest: Hashable, Sendable {
    /// Hundredths, as of ``asOf``. Range: 0 to ``HalfLife/ceiling``.
    var points: Int32 = 0
    /// The time of the latest signal.
    var asOf = Instant.earliest
    /// The time up to which decisions took the points into account; never before ``asOf``.
    var seenUntil = Instant.earliest

    /// Adds a signal's points. One older than the latest counts for what is left of it by then, so that the order in
    /// which signals are read makes no difference beyond rounding.
    mutating func add(_ points: Int32, at time: Instant, halfLife: HalfLife) {
        let added = min(max(points, -HalfLife.ceiling), HalfLife.ceiling)
        let sum: Int32
        if time >= asOf {
            sum = halfLife.remainder(of: self.points, after: time.milliseconds(since: asOf)) + added
            asOf = time
        } else {
            sum = self.points + halfLife.remainder(of: added, after: asOf.milliseconds(since: time))
        }
        self.points = min(max(sum, 0), HalfLife.ceiling)
        seenUntil = max(seenUntil, asOf)
    }

    /// What is left at an instant; before ``asOf``: all of it.
    func remainder(at time: Instant, halfLife: HalfLife) -> Int32 {
        halfLife.remainder(of: points, after: time.milliseconds(since: asOf))
    }

    /// The first instant at which less than `floor` is left.
    func falls(below floor: Int32, halfLife: HalfLife) -> Instant {
        asOf.advanced(byMilliseconds: halfLife.time(until: floor, of: points))
    }
}
