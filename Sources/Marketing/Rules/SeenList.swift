import CloudEvents
import LeadEvents

/// The latest things that a lead was shown or did: at most 8 and 1 KiB, the newest first. Kept as the bytes that state is
/// written as, because most events only add to it.
///
/// An entry is its length and then: one byte of marks (bits 0 to 2: asset, message and variant follow; bit 3: shown, not done;
/// bits 4 to 7: number of the signal in ``signals``, 0: spelled out), the time, and the texts that the marks name.
struct SeenList: Hashable, Sendable {
    private(set) var bytes: [UInt8] = []

    static let mostEntries = 8
    static let mostBytes = 1_024

    init() {}

    /// Entries are read when they are needed; bytes that are none end the list.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// One entry.
    struct Entry: Hashable, Sendable {
        var time: Instant
        var signal: String
        var asset: String?
        var message: String?
        var variant: String?
        /// Marketing showed it; the lead need not have done anything.
        var isShown = false
    }

    /// Puts an entry first; the last ones go where there are too many.
    mutating func add(_ entry: Entry) {
        let body = Self.encode(entry)
        var joined: [UInt8] = []
        joined.reserveCapacity(body.count + bytes.count + 2)
        joined.append(counted: body)
        joined.append(contentsOf: bytes.prefix(kept(besides: joined.count)))
        bytes = joined
    }

    /// In the order in which they were read, the latest first.
    var entries: [Entry] {
        bytes.withUnsafeBytes { buffer in
            var reader = StateReader(buffer)
            var entries: [Entry] = []
            while !reader.isAtEnd, let entry = try? Self.decode(from: &reader) { entries.append(entry) }
            return entries
        }
    }

    /// How many bytes of the present entries stay when one of this size joins them.
    private func kept(besides size: Int) -> Int {
        var (end, entries) = (0, 1)
        while end < bytes.count, entries < Self.mostEntries {
            // A length is one byte below 128 and two below 1,024 * 16; entries are no longer than the list.
            let long = bytes[end] > 0x7f
            guard !long || end + 1 < bytes.count else { break }
            let next = end + (long ? 2 + Int(bytes[end] & 0x7f) + Int(bytes[end + 1]) << 7 : 1 + Int(bytes[end]))
            guard next <= bytes.count, next + size <= Self.mostBytes else { break }
            (end, entries) = (next, entries + 1)
        }
        return end
    }

    // MARK: - Bytes

    /// Signals that are written as a number. Kept state holds the numbers: only ever add to the end; at most 15.
    private static let signals = [
        "page.viewed", "email.opened", "email.clicked", "form.submitted", "content.downloaded", "webinar.attended",
        "event.attended", "trial.started", "product.used", "pricing.viewed", "demo.requested", "message.answered",
        "message.sent",
    ]

    private static func encode(_ entry: Entry) -> [UInt8] {
        let number = signals.firstIndex(of: entry.signal).map { UInt8($0 + 1) } ?? 0
        var marks = number << 4
        if entry.asset != nil { marks |= 1 }
        if entry.message != nil { marks |= 2 }
        if entry.variant != nil { marks |= 4 }
        if entry.isShown { marks |= 8 }
        var body: [UInt8] = []
        body.reserveCapacity(64)
        body.append(marks)
        body.append(instant: entry.time)
        if number == 0 { body.append(text: bounded(entry.signal)) }
        if let asset = entry.asset { body.append(text: bounded(asset)) }
        if let message = entry.message { body.append(text: bounded(message)) }
        if let variant = entry.variant { body.append(text: bounded(variant)) }
        return body
    }

    /// A text that is too long for the list is cut off before the character that goes too far, so that an entry always fits.
    private static func bounded(_ text: String) -> String {
        let utf8 = text.utf8
        guard var end = utf8.index(utf8.startIndex, offsetBy: mostBytes / 8, limitedBy: utf8.endIndex) else {
            return text
        }
        while end > utf8.startIndex, end < utf8.endIndex, utf8[end] & 0xc0 == 0x80 { end = utf8.index(before: end) }
        return String(text[..<end])
    }

    private static func decode(from list: inout StateReader) throws(LeadStateError) -> Entry {
        _ = try list.count()
        let marks = try list.byte()
        let time = try list.instant()
        let number = Int(marks >> 4)
        guard number <= signals.count else { throw .damaged }
        let signal = number == 0 ? try list.text() : signals[number - 1]
        var entry = Entry(time: time, signal: signal, isShown: marks & 8 != 0)
        if marks & 1 != 0 { entry.asset = try list.text() }
        if marks & 2 != 0 { entry.message = try list.text() }
        if marks & 4 != 0 { entry.variant = try list.text() }
        return entry
    }
}
