import EventLog

/// What is committed beside an offset: the position's note, and whether the position was put there from outside
/// (``KafkaLog/setPositions(_:of:)``), which a session takes as it is though its state stands elsewhere.
struct CommittedNote {
    let note: String
    let isMoved: Bool
    /// No note begins with a control character of its own accord.
    private static let mark = "\u{1}"

    init(moved note: String) {
        self.note = note
        isMoved = true
    }

    init(_ text: String) {
        isMoved = text.hasPrefix(Self.mark)
        note = isMoved ? String(text.dropFirst()) : text
    }

    var text: String { isMoved ? Self.mark + note : note }
}
