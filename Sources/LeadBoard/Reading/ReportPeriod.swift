package import CloudEvents

/// A span of time that a report looks at.
package struct ReportPeriod: Sendable, Hashable {
    /// First instant; `nil`: from the beginning.
    package var from: Instant?
    /// First instant after; `nil`: without end.
    package var to: Instant?

    package init(from: Instant? = nil, to: Instant? = nil) {
        self.from = from
        self.to = to
    }

    package static let always = ReportPeriod()

    package func contains(_ instant: Instant) -> Bool {
        from.map { $0 <= instant } ?? true && to.map { instant < $0 } ?? true
    }
}
