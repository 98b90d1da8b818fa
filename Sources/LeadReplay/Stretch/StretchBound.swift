import CloudEvents
package import EventLog

/// Where a stretch of a topic begins or ends, as people write it: `earliest`, `now` (also `latest`), an offset, RFC 3339, or
/// a day, which means its first instant in UTC.
package enum StretchBound: Sendable, Hashable {
    /// The first record kept.
    case earliest
    /// Each partition's end at the moment of asking.
    case now
    /// The first record appended at or after this time.
    case time(AppendTime)
    /// The same in every partition.
    case offset(Offset)

    /// `nil` for anything else.
    package init?(_ text: String) {
        if text == "earliest" {
            self = .earliest
        } else if text == "now" || text == "latest" {
            self = .now
        } else if let offset = Int64(text).flatMap({ Offset($0) }) {
            self = .offset(offset)
        } else if let instant = Instant(rfc3339: (text.utf8.count == 10 ? text + "T00:00:00Z" : text).utf8) {
            self = .time(AppendTime(milliseconds: instant.milliseconds))
        } else {
            return nil
        }
    }

    /// As it is written.
    package var text: String {
        switch self {
        case .earliest: "earliest"
        case .now: "now"
        case .time(let time): Instant(milliseconds: time.milliseconds).description
        case .offset(let offset): offset.description
        }
    }

    /// The offset that it means in a partition, within what is kept there.
    package func offset(in place: TopicPartition, _ reader: some LogReader) throws(LogError) -> Offset {
        let bounds = try reader.bounds(of: place)
        switch self {
        case .earliest: return bounds.first
        case .now: return bounds.end
        case .time(let time): return try reader.offset(in: place, at: time)
        case .offset(let offset): return min(max(offset, bounds.first), bounds.end)
        }
    }
}
