/// What a worker leaves with its inbox position, for whoever looks at the log from outside.
///
/// Shape as text: words with a blank between them, `held` and `due=` with milliseconds since 1970. What it does not know
/// it leaves out.
package struct PositionNote: Sendable, Hashable {
    private static let held = "held"
    private static let duePrefix = "due="

    /// Somebody imports history (`clock.held`): there is more to come.
    package var isHeld = false
    /// The earliest open deadline, also of a worker that does not tick: the next one may.
    package var due: AppendTime?

    package init(isHeld: Bool = false, due: AppendTime? = nil) {
        self.isHeld = isHeld
        self.due = due
    }

    package init(_ text: String) {
        for word in text.split(separator: " ") {
            if word == Self.held { isHeld = true }
            guard word.hasPrefix(Self.duePrefix) else { continue }
            due = Int64(word.dropFirst(Self.duePrefix.count)).map { AppendTime(milliseconds: $0) }
        }
    }

    package var text: String {
        var words: [String] = isHeld ? [Self.held] : []
        if let due { words.append(Self.duePrefix + String(due.milliseconds)) }
        return words.joined(separator: " ")
    }
}
