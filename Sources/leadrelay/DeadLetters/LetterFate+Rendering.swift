import CloudEvents
import LeadBoard
import LeadReplay

extension LetterFate {
    /// For example `discarded 2026-03-10T00:00:00Z: spam`.
    var words: String { "\(kind.rawValue) \(time)" + (reason.isEmpty ? "" : ": \(reason)") }

    var json: JSONText {
        .object([
            .init("kind", .string(kind.rawValue)), .init("time", .string(time.description)),
            .init("reason", reason.isEmpty ? .null : .string(reason)),
        ])
    }
}
