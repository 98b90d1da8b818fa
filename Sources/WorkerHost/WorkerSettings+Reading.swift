import Configuration
import Logging
import Telemetry

extension WorkerSettings {
    /// Reads the settings; ``SettingKey`` is the table of keys.
    ///
    /// - Throws: ``SettingsError`` that names the setting as it is called where it stands, and its range.
    package init(arguments: [String], environment: [String: String]) throws(SettingsError) {
        try Self.check(arguments)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "leadrelay")
        var sources = [
            SettingsSource(CommandLineArgumentsProvider(arguments: arguments)) { $0.flag },
            SettingsSource(variables) { $0.variable },
        ]
        if let path = sources.lazy.compactMap({ $0.text("config") }).first {
            sources.append(SettingsSource(try SettingsFile.read(path)) { "\($0.rawValue) in \(path)" })
        }
        try self.init(SettingsReader(sources: sources))
    }

    private init(_ reader: SettingsReader) throws(SettingsError) {
        if let url = try reader.text(.url) {
            do { location = try LogLocation(url) } catch {
                throw SettingsError("\(reader.name(of: .url)): \(error.description)")
            }
        }
        partitions = try reader.number(.partitions).map { Int32($0) }
        agreement = try reader.text(.agreement)
        ticks = try reader.choice(.clock, ["wall": true, "log": false]) ?? true
        exitWhenIdle = try reader.flag(.exitWhenIdle) ?? false
        if let member = try reader.text(.member) { self.member = member }
        let levels = Dictionary(uniqueKeysWithValues: Logger.Level.allCases.map { ($0.rawValue, $0) })
        logLevel = try reader.choice(.logLevel, levels) ?? .info
        let formats = Dictionary(uniqueKeysWithValues: LogFormat.allCases.map { ($0.rawValue, $0) })
        logFormat = try reader.choice(.logFormat, formats) ?? .ofStandardError
        if let interval = try reader.number(.commitInterval) { commitInterval = .milliseconds(interval) }
        healthPort = try reader.number(.healthPort)
        if let host = try reader.text(.healthHost) { healthHost = host }
        lanes = try reader.number(.lanes)
        try check { reader.name(of: $0) }
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
