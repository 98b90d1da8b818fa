import Configuration
import Logging
import SystemPackage

extension WorkerSettings {
    /// Reads the settings; ``SettingKey`` is the table of keys.
    ///
    /// - Throws: ``SettingsError`` that names the setting and its range.
    package init(arguments: [String], environment: [String: String]) async throws {
        try Self.check(arguments)
        let flags = CommandLineArgumentsProvider(arguments: arguments)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "leadrelay")
        var providers: [any ConfigProvider] = [flags, variables]
        if let path = ConfigReader(providers: providers).string(forKey: "config") {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
            } catch {
                throw SettingsError(
                    "--config: \(path) cannot be read as a JSON object; check the path and its contents.")
            }
        }
        try self.init(SettingsReader(ConfigReader(providers: providers)))
    }

    private init(_ reader: SettingsReader) throws(SettingsError) {
        if let url = reader.text(.url) { location = try LogLocation(url) }
        partitions = Int32(try reader.number(.partitions, in: 1...1_024) ?? 1)
        agreement = reader.text(.agreement)
        ticks = try reader.choice(.clock, ["wall": true, "log": false]) ?? true
        exitWhenIdle = try reader.flag(.exitWhenIdle) ?? false
        if let member = reader.text(.member) { self.member = member }
        let levels = Dictionary(uniqueKeysWithValues: Logger.Level.allCases.map { ($0.rawValue, $0) })
        logLevel = try reader.choice(.logLevel, levels) ?? .info
        if let interval = try reader.number(.commitInterval, in: 10...60_000) {
            commitInterval = .milliseconds(interval)
        }
        healthPort = try reader.number(.healthPort, in: 1...65_535)
        if let host = reader.text(.healthHost) { healthHost = host }
        lanes = try reader.number(.lanes, in: 1...256)
        try check()
    }

    /// Every flag is known and there once, with one value at most.
    private static func check(_ arguments: [String]) throws(SettingsError) {
        let known = SettingKey.allCases.map(\.flag) + ["--config", "--help"]
        var seen: Set<String> = []
        var takesValue = false
        for argument in arguments.dropFirst() {
            guard argument.hasPrefix("-") else {
                guard takesValue else {
                    throw SettingsError("\(argument) belongs to no setting; --help lists them all.")
                }
                takesValue = false
                continue
            }
            let name = String(argument.prefix { $0 != "=" })
            guard known.contains(name) else { throw SettingsError("\(name) is no setting; --help lists them all.") }
            guard seen.insert(name).inserted else { throw SettingsError("\(name) is there twice; once is enough.") }
            takesValue = !argument.contains("=")
        }
    }
}

/// Reads one setting at a time, and says which one is wrong.
private struct SettingsReader {
    private let reader: ConfigReader

    init(_ reader: ConfigReader) { self.reader = reader }

    /// A flag's value with a comma in it, such as a list of brokers, comes as an array.
    func text(_ key: SettingKey) -> String? {
        let key = ConfigKey([key.rawValue])
        return reader.string(forKey: key) ?? reader.stringArray(forKey: key)?.joined(separator: ",")
    }

    func number(_ key: SettingKey, in range: ClosedRange<Int>) throws(SettingsError) -> Int? {
        if let number = reader.int(forKey: ConfigKey([key.rawValue])), range.contains(number) { return number }
        guard isThere(key) else { return nil }
        throw SettingsError("\(key.flag) is a whole number from \(range.lowerBound) to \(range.upperBound).")
    }

    func flag(_ key: SettingKey) throws(SettingsError) -> Bool? {
        if let flag = reader.bool(forKey: ConfigKey([key.rawValue])) { return flag }
        guard isThere(key) else { return nil }
        throw SettingsError("\(key.flag) is true or false.")
    }

    func choice<Value>(_ key: SettingKey, _ values: [String: Value]) throws(SettingsError) -> Value? {
        guard let text = text(key) else { return nil }
        guard let value = values[text] else {
            throw SettingsError("\(key.flag) is one of: \(values.keys.sorted().joined(separator: ", ")).")
        }
        return value
    }

    private func isThere(_ key: SettingKey) -> Bool {
        text(key) != nil || reader.int(forKey: ConfigKey([key.rawValue])) != nil
    }
}
