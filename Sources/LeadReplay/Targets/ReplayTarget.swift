package import EventLog

/// Where a replay goes.
package protocol ReplayTarget {
    /// Finds how far an earlier run of the same replay got.
    ///
    /// - Returns: for each partition of the source the offset to go on from; none where nothing was written yet. What was
    ///   written beyond it is known to the target, which writes nothing twice.
    mutating func takeUp(_ mark: ReplayMark, _ stretch: Stretch) throws -> [PartitionID: Offset]
    /// Writes records, in their order; returned means durable where the target can say so.
    ///
    /// - Returns: how many were written; the others were there already.
    mutating func write(_ records: [LogRecord], _ mark: ReplayMark) async throws -> Int
    /// Brings everything to rest.
    mutating func finish() async throws
}

/// Why a replay, a rebuild or a redrive cannot be done: names the field, and says what to do. No personal data.
package struct ReplayFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
