import CloudEvents

/// Lengths of time in milliseconds.
enum Span {
    static let minute: Int64 = 60_000
    static let hour: Int64 = 60 * minute
    static let day: Int64 = 24 * hour
    static let week: Int64 = 7 * day
}
