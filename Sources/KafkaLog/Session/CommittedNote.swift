import EventLog
import KafkaClient

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

extension TopicCatalogue {
    /// A group's committed offset as a position; `nil` for what is not of this log, and where nothing is committed.
    func position(_ committed: PartitionOffset) -> InputPosition? {
        guard let input = place(committed.partition), let next = Offset(committed.offset) else { return nil }
        return InputPosition(input, next: next, note: CommittedNote(committed.metadata).note)
    }

    /// A position as a group commits it.
    func offset(_ position: InputPosition) -> PartitionOffset {
        PartitionOffset(kafkaPartition(position.input), position.next.number, metadata: position.note)
    }
}
