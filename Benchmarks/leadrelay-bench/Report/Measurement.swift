/// One line of the table.
struct Measurement {
    /// What the value has to be.
    enum Target {
        case atLeast(Double)
        case atMost(Double)
        /// Part of the ceiling, at least.
        case share(Double)
    }

    let name: String
    let value: Double
    let unit: String
    /// What was possible in the same run, in the same unit.
    var ceiling: Double?
    var target: Target?

    var ratio: Double? { ceiling.map { value / $0 } }

    /// `nil` where nothing is asked for.
    var isMet: Bool? {
        switch target {
        case .none: nil
        case .atLeast(let least): value >= least
        case .atMost(let most): value <= most
        case .share(let share): ratio.map { $0 >= share }
        }
    }
}
