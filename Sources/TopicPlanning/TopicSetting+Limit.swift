import TopicSettings

extension TopicSetting {
    /// Whether a limit is smaller than another; a negative one is none. What cannot be read counts as none.
    static func isShorter(_ limit: String, than other: String?) -> Bool {
        guard let limit = Int64(limit), limit >= 0 else { return false }
        guard let other = other.flatMap(Int64.init), other >= 0 else { return true }
        return limit < other
    }
}
