import CloudEvents
import LeadEvents

/// Whether a rep can take a lead: the first fields of a ``RepRow``.
struct Availability: RouterRowHead, Hashable {
    /// Whether `rep.changed` was read; a rep who is only named by leads takes none by turn.
    var isKnown = false
    var hasLeft = false
    /// Share within a pool. Range: 0 to 1,000.
    var weight: UInt32 = 1
    /// Leads at once; `nil`: no limit.
    var capacity: UInt32?
    /// Leads that the rep has.
    var open: UInt32 = 0
    var absentFrom: Instant?
    var absentUntil: Instant?

    init() {}

    /// Why the rep takes no lead at this time; `nil`: takes one.
    func obstacle(at now: Instant) -> String? {
        if hasLeft { return "left" }
        if weight == 0 { return "weight 0" }
        if isAbsent(at: now) { return absentUntil.map { "absent until \($0)" } ?? "absent" }
        if let capacity, open >= capacity { return "full (\(open) of \(capacity))" }
        return nil
    }

    private func isAbsent(at now: Instant) -> Bool {
        if absentFrom == nil && absentUntil == nil { return false }
        return absentFrom ?? .earliest <= now && absentUntil.map { now < $0 } ?? true
    }

    // MARK: Keeping

    private static let known: UInt8 = 1 << 0
    private static let left: UInt8 = 1 << 1
    private static let limited: UInt8 = 1 << 2
    private static let from: UInt8 = 1 << 3
    private static let until: UInt8 = 1 << 4

    init(from reader: inout StateReader) throws(LeadStateError) {
        let flags = try reader.byte()
        isKnown = flags & Self.known != 0
        hasLeft = flags & Self.left != 0
        weight = try reader.number32()
        open = try reader.number32()
        if flags & Self.limited != 0 { capacity = try reader.number32() }
        if flags & Self.from != 0 { absentFrom = try reader.instant() }
        if flags & Self.until != 0 { absentUntil = try reader.instant() }
    }

    func encode(into bytes: inout [UInt8]) {
        var flags: UInt8 = 0
        if isKnown { flags |= Self.known }
        if hasLeft { flags |= Self.left }
        if capacity != nil { flags |= Self.limited }
        if absentFrom != nil { flags |= Self.from }
        if absentUntil != nil { flags |= Self.until }
        bytes.append(flags)
        bytes.append(number: UInt64(weight))
        bytes.append(number: UInt64(open))
        if let capacity { bytes.append(number: UInt64(capacity)) }
        if let absentFrom { bytes.append(instant: absentFrom) }
        if let absentUntil { bytes.append(instant: absentUntil) }
    }
}
