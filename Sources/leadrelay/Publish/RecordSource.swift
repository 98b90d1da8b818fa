/// Brings records to publish, batch by batch.
protocol RecordSource {
    /// How far it has got.
    var progress: PublishProgress { get }

    /// Appends the next records, about ``PublishLimits/records`` of them.
    ///
    /// - Returns: `false` at the end, with nothing appended.
    mutating func next(into batch: inout [TimedRecord]) throws -> Bool
}

enum PublishLimits {
    /// Records of a batch. Default 4,096: some 50 ms of reading and as much of writing, which go on at once.
    static let records = 4_096
}

/// How far a source has got.
struct PublishProgress: Sendable {
    /// What is being done, for example "reading".
    var phase: String
    /// Share of the whole, 0 to 1; `nil` where the whole is not known.
    var share: Double?
}
