import EventLog

/// A partition of a copy, looked at by where its records lay in the original.
struct CopiedPartition<Reader: LogReader> {
    let place: TopicPartition
    let reader: Reader

    /// The record that was copied last; `nil` where none was.
    ///
    /// - Throws: ``ReplayFault`` where somebody else wrote there.
    func last() throws -> LogRecord? {
        let bounds = try reader.bounds(of: place)
        guard bounds.first < bounds.end, let before = Offset(bounds.end.number - 1) else { return nil }
        guard let last = try reader.record(at: RecordPosition(place, before)), last.copiedFrom != nil else {
            throw ReplayFault(
                "--to: \(place) holds records that no copy wrote; copy into a log that is empty, "
                    + "or behind another prefix.")
        }
        return last
    }

    /// Where a record of the original lies here; `nil` where it does not.
    func position(of origin: RecordPosition) throws(LogError) -> RecordPosition? {
        guard let found = try first(notBefore: origin.offset), found.copiedFrom == origin else { return nil }
        return found.position
    }

    /// The first record that lay at or behind an offset of the original; `nil` where all lay before.
    ///
    /// Records lie in the order of their originals, so halving finds it.
    func first(notBefore offset: Offset) throws(LogError) -> LogRecord? {
        let bounds = try reader.bounds(of: place)
        var (low, high) = (bounds.first.number, bounds.end.number)
        var found: LogRecord?
        var limits = PollLimits()
        limits.records = 1
        while low < high {
            let middle = low + (high - low) / 2
            guard let start = Offset(middle),
                let record = try reader.read(place, from: start, limits: limits).first, record.offset.number < high,
                let origin = record.copiedFrom
            else {
                high = middle
                continue
            }
            if origin.offset < offset {
                low = record.offset.number + 1
            } else {
                found = record
                high = middle
            }
        }
        return found
    }
}
