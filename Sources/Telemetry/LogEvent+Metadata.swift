import Logging

extension LogEvent {
    /// What the logger, the provider and the line itself say, the later of these before the earlier, sorted by key.
    func metadata(
        with logger: Logger.Metadata, _ provider: Logger.MetadataProvider?
    ) -> [(key: String, value: Logger.MetadataValue)] {
        var all = logger
        if let provided = provider?.get() { all.merge(provided) { _, new in new } }
        if let given = metadata { all.merge(given) { _, new in new } }
        return all.sorted { $0.key < $1.key }
    }
}
