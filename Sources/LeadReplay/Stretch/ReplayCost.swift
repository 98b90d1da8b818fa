package import EventLog

/// What a replay will move, found before it begins.
package struct ReplayCost: Sendable, Hashable {
    package var records = 0
    /// Of key, value and headers.
    package var bytes = 0
    /// Whether every record was looked at, or a part and the rest estimated from it.
    package var isExact = true
    /// Offsets to be read.
    package var offsets = 0

    /// So many offsets are all looked at; of longer stretches ``windows`` pieces of ``windowRecords`` in each partition.
    static let exactOffsets = 200_000
    private static let windows: Int64 = 16
    private static let windowRecords: Int64 = 1_024
    /// Records a second that are written where nothing slows it down: what one SQLite file takes.
    package static let writingRate = 20_000
    /// Records a second that are read and filtered.
    package static let readingRate = 150_000

    package init(_ stretch: Stretch, _ filter: RecordFilter, _ reader: some LogReader) throws(LogError) {
        offsets = stretch.count
        isExact = offsets <= Self.exactOffsets
        for range in stretch.ranges {
            let pieces = isExact ? [range] : Self.pieces(of: range)
            var looked = 0
            var found = (records: 0, bytes: 0)
            for piece in pieces {
                looked += piece.count
                var part = stretch
                part.ranges = [piece]
                var records = part.records(reader)
                while let (_, record) = try records.next() {
                    guard filter.passes(record) else { continue }
                    found.records += 1
                    found.bytes += record.size
                }
            }
            let share = Double(range.count) / Double(max(looked, 1))
            self.records += isExact ? found.records : Int(Double(found.records) * share)
            bytes += isExact ? found.bytes : Int(Double(found.bytes) * share)
        }
    }

    /// How long it takes, in seconds.
    ///
    /// - Parameter rate: records a second; `nil`: as fast as it goes.
    package func seconds(atMost rate: Int?) -> Double {
        let writing = Double(records) / Double(min(rate ?? Self.writingRate, Self.writingRate))
        return writing + Double(offsets) / Double(Self.readingRate)
    }

    /// Pieces spread evenly over a range.
    private static func pieces(of range: Stretch.Range) -> [Stretch.Range] {
        let whole = Int64(range.count)
        guard whole > windows * windowRecords else { return [range] }
        return (0..<windows).compactMap { window in
            guard let start = Offset(range.start.number + whole / windows * window),
                let end = Offset(start.number + windowRecords)
            else { return nil }
            return Stretch.Range(place: range.place, start: start, end: min(end, range.end))
        }
    }
}

extension LogRecord {
    /// Bytes of key, value and headers together.
    package var size: Int { (key?.count ?? 0) + (value?.count ?? 0) + headers.block.count }
}
