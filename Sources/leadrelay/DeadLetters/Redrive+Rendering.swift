import EventLog
import LeadBoard
import LeadReplay
import StreamWorker

extension Redrive {
    /// The letters in columns, with what would become of each.
    func lines(isForced: Bool) -> [String] {
        guard !items.isEmpty else { return [] }
        var table = TextTable([("dead letter", .left), ("reason", .left), ("read at", .left), ("now", .left)])
        for item in items {
            table.add([
                item.letter.position.words, item.letter.reason, item.letter.origin?.words ?? "-",
                item.words(isForced: isForced),
            ])
        }
        return table.lines
    }
}

extension Redrive.Item {
    func words(isForced: Bool) -> String {
        let forced = isForced ? "goes, forced: " : "stays: "
        switch verdict {
        case .ready: return "goes"
        case .failing(let letter): return "stays: fails again (\(letter.reason)). \(letter.sentence)"
        case .stale(let newer): return forced + "its lead has a newer event at \(newer.words)"
        case .waiting(let earlier): return forced + "an earlier letter of its lead stays, \(earlier.words)"
        }
    }

    func json(isForced: Bool) -> JSONText {
        let (verdict, detail): (String, String?) =
            switch self.verdict {
            case .ready: ("ready", nil)
            case .failing(let letter): ("failing", letter.reason)
            case .stale(let newer): ("stale", newer.words)
            case .waiting(let earlier): ("waiting", earlier.words)
            }
        return .object([
            .init("place", .string(letter.position.words)), .init("reason", .string(letter.reason)),
            .init("origin", .optional(letter.origin?.words)), .init("verdict", .string(verdict)),
            .init("detail", .optional(detail)), .init("goes", .bool(goes(isForced: isForced))),
        ])
    }
}
