import Configuration

/// Where settings come from, and what they are called there.
struct SettingsSource {
    let reader: ConfigReader
    let name: @Sendable (SettingKey) -> String

    init(_ provider: some ConfigProvider, name: @escaping @Sendable (SettingKey) -> String) {
        reader = ConfigReader(provider: provider)
        self.name = name
    }

    /// A flag's value with a comma in it, such as a list of brokers, comes as an array.
    func text(_ key: ConfigKey) -> String? {
        reader.string(forKey: key) ?? reader.stringArray(forKey: key)?.joined(separator: ",")
    }

    func has(_ key: ConfigKey) -> Bool {
        text(key) != nil || reader.int(forKey: key) != nil || reader.bool(forKey: key) != nil
    }
}

/// Reads one setting at a time, and says which one is wrong and where it stands.
struct SettingsReader {
    /// The first that has a setting counts.
    let sources: [SettingsSource]

    func text(_ key: SettingKey) throws(SettingsError) -> String? {
        try value(key) { $0.text($1) }
    }

    func number(_ key: SettingKey) throws(SettingsError) -> Int? {
        try value(key) { source, name in
            guard case .number(let range) = key.kind else { return nil }
            return source.reader.int(forKey: name).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func flag(_ key: SettingKey) throws(SettingsError) -> Bool? {
        try value(key) { $0.reader.bool(forKey: $1) }
    }

    func choice<Value>(_ key: SettingKey, _ values: [String: Value]) throws(SettingsError) -> Value? {
        try value(key) { source, name in source.text(name).flatMap { values[$0] } }
    }

    /// What the setting is called where its value stands.
    func name(of key: SettingKey) -> String { source(of: key)?.name(key) ?? key.flag }

    private func value<Value>(
        _ key: SettingKey, _ read: (SettingsSource, ConfigKey) -> Value?
    ) throws(SettingsError) -> Value? {
        guard let source = source(of: key) else { return nil }
        guard let value = read(source, ConfigKey([key.rawValue])) else {
            throw SettingsError("\(source.name(key)) is \(key.kind).")
        }
        return value
    }

    private func source(of key: SettingKey) -> SettingsSource? {
        sources.first { $0.has(ConfigKey([key.rawValue])) }
    }
}
