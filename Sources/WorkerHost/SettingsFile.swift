import CloudEvents
import Configuration

/// The file that `--config` names: one JSON object with ``SettingKey``s as its keys.
enum SettingsFile {
    /// - Throws: ``SettingsError`` that names the key and what is allowed.
    static func read(_ path: String) throws(SettingsError) -> InMemoryProvider {
        guard let text = try? TextFile.read(path),
            let document = try? JSONParser.parse(Array(text.utf8)[...], maximumDepth: 8),
            case .object(let members) = document.content
        else {
            throw SettingsError("--config: \(path) cannot be read as a JSON object; check the path and its contents.")
        }
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for member in members {
            guard let key = SettingKey(rawValue: member.name) else {
                let known = SettingKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw SettingsError("\(member.printableName) in \(path) is no setting; the keys are \(known).")
            }
            guard let content = content(member.value, key.kind) else { throw SettingsError(key, in: path) }
            guard values.updateValue(ConfigValue(content, isSecret: false), forKey: [key.rawValue]) == nil else {
                throw SettingsError("\(key.rawValue) in \(path) is there twice; once is enough.")
            }
        }
        return InMemoryProvider(name: path, values: values)
    }

    /// `nil` where the value is of another type than the setting.
    private static func content(_ value: JSONValue, _ kind: SettingKind) -> ConfigContent? {
        switch (value.content, kind) {
        case (.string(let text), .text), (.string(let text), .choice): .string(text)
        case (.boolean(let isSet), .flag): .bool(isSet)
        case (.number, .number): Int(String(decoding: value.bytes, as: UTF8.self)).map { .int($0) }
        default: nil
        }
    }
}

extension SettingsError {
    fileprivate init(_ key: SettingKey, in path: String) {
        self.init("\(key.rawValue) in \(path) is \(key.kind).")
    }
}
