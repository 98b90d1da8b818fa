import Logging
import Telemetry

/// The settings of a worker program, by their names. A flag wins over the environment, that over the file.
package enum SettingKey: String, CaseIterable {
    case url
    case partitions
    case agreement
    case clock
    case exitWhenIdle
    case member
    case lanes
    case logLevel
    case logFormat
    case commitInterval
    case healthPort
    case healthHost

    /// For example `--exit-when-idle`.
    package var flag: String { "--" + words.joined(separator: "-") }
    /// For example `LEADRELAY_EXIT_WHEN_IDLE`.
    var variable: String { "LEADRELAY_" + words.joined(separator: "_").uppercased() }

    var kind: SettingKind {
        switch self {
        case .url, .agreement, .member, .healthHost: .text
        case .partitions: .number(1...1_024)
        case .clock: .choice(["wall", "log"])
        case .exitWhenIdle: .flag
        case .lanes: .number(1...256)
        case .logLevel: .choice(Logger.Level.allCases.map(\.rawValue))
        case .logFormat: .choice(LogFormat.allCases.map(\.rawValue))
        case .commitInterval: .number(10...60_000)
        case .healthPort: .number(1...65_535)
        }
    }

    private var words: [String] {
        var words = [""]
        for character in rawValue {
            if character.isUppercase { words.append("") }
            words[words.count - 1].append(character.lowercased())
        }
        return words
    }

    var help: String {
        switch self {
        case .url: "ADDRESS of the log: a path, or kafka://host:9092,host2:9092/?prefix=acme. (default ./leadrelay.db)"
        case .partitions:
            "NUMBER of partitions of a new embedded log's lead-keyed topics, 1 to 1024 (default 1); on Kafka, how many they have to have"
        case .agreement: "FILE that counts as signed by both teams from the beginning, on a log that has no agreement"
        case .clock: "wall: deadlines fire as time passes (default); log: only as the log's own records say"
        case .exitWhenIdle: "end with code 0 once everything is processed and no deadline is due"
        case .member: "NAME of this instance, its own and stable over restarts (default the name of the host)"
        case .lanes:
            "NUMBER of lanes, 1 to 256 (default on Kafka one a core, at most one a partition; an embedded log has one)"
        case .logLevel: "trace, debug, info, notice, warning, error or critical (default info)"
        case .logFormat: "json or text (default text where standard error is a terminal, else json)"
        case .commitInterval:
            "MILLISECONDS from commit to commit under load, 10 to 60000 (default 100; longer where commits are slow, up to 1000); on Kafka at most half of transaction.timeout.ms, so 5000"
        case .healthPort: "PORT for /healthz, /readyz and /metrics over HTTP, 1 to 65535 (default none)"
        case .healthHost: "ADDRESS that the health port listens on (default 127.0.0.1; 0.0.0.0 in a container)"
        }
    }

    /// The table that `--help` prints.
    package static func usage(of program: String) -> String {
        let rows = allCases.map { key in
            let names = "  " + key.flag + "  " + key.variable
            return names + String(repeating: " ", count: max(2, 56 - names.count)) + key.help
        }
        return """
            USAGE: \(program) [--config FILE.json] [settings] | --help | --version

            SETTINGS (a flag wins over the environment's variable, that over the file, a JSON object with the keys \
            \(allCases.map(\.rawValue).joined(separator: ", "))):
            \(rows.joined(separator: "\n"))

            EXIT CODES:
              0   ended by a signal, or idle with --exit-when-idle
              1   the log or a file cannot be used; the message says what to do
              3   --exit-when-idle, and no worker of the other team has been there for 30 s
              64  wrong usage
              78  settings, rights or the log have to be mended first; starting again does not help

            """
    }
}
