/// Checks of texts. `nil` is a field that is not there.
extension Findings {
    /// Bytes of UTF-8 that a field may have.
    enum Limit: Int {
        /// Ids and names.
        case id = 256
        case line = 1_024
        /// URLs.
        case link = 8_192
        /// Notes and wordings.
        case prose = 65_536
    }

    /// A field that has to be there: an id or a name.
    mutating func id(_ text: String, _ field: StaticString) {
        if text.isEmpty { addMissing(field) } else { id(ifPresent: text, field) }
    }

    mutating func id(ifPresent text: String?, _ field: StaticString) {
        guard let text else { return }
        if text.isEmpty {
            add(.invalidValue, "\(field)", "is empty", mend: "write it, or leave it out")
        } else if text.utf8.count > Limit.id.rawValue {
            addTooLong(text, field, .id)
        } else if !Format.isPlainText(text) {
            add(.invalidValue, "\(field)", "has control characters", mend: "write printable text")
        }
    }

    /// A field that has to be there: a text of one line, or of more where the limit says so.
    mutating func text(_ text: String, _ field: StaticString, _ limit: Limit = .line) {
        if text.isEmpty {
            addMissing(field)
        } else if text.utf8.count > limit.rawValue {
            addTooLong(text, field, limit)
        }
    }

    mutating func text(ifPresent text: String?, _ field: StaticString, _ limit: Limit = .line) {
        if let text, text.utf8.count > limit.rawValue { addTooLong(text, field, limit) }
    }

    /// Bytes that are no text.
    mutating func size(_ size: Int, _ field: StaticString, _ limit: Limit) {
        guard size > limit.rawValue else { return }
        add(.invalidValue, "\(field)", "has \(size) bytes", mend: "write at most \(limit.rawValue)")
    }

    /// A text whose shape a standard fixes. The message never quotes it.
    mutating func format(
        ifPresent text: String?, _ field: StaticString, _ isRight: (String) -> Bool, _ problem: StaticString,
        mend: StaticString
    ) {
        guard let text, !isRight(text) else { return }
        add(.invalidValue, "\(field)", "\(problem)", mend: "\(mend)")
    }

    mutating func ids(_ list: [String], _ field: StaticString, atMost maximum: Int = 64) {
        if list.isEmpty { return }
        count(list.count, field, atMost: maximum)
        for (index, text) in list.enumerated() { inside(field, at: index) { $0.id(text, "") } }
    }

    mutating func addMissing(_ field: StaticString) {
        add(.invalidValue, "\(field)", "is missing", mend: "write it; the event says nothing without it")
    }

    private mutating func addTooLong(_ text: String, _ field: StaticString, _ limit: Limit) {
        size(text.utf8.count, field, limit)
    }
}
