import Foundation
import Logging
import StreamWorker
import Telemetry
import Testing

@testable import WorkerHost

@Suite("Settings of a worker program")
struct WorkerSettingsTests {
    private func read(
        _ arguments: [String] = [], _ environment: [String: String] = [:]
    ) throws -> WorkerSettings {
        try WorkerSettings(arguments: ["worker"] + arguments, environment: environment)
    }

    @Test("with nothing said, the defaults of the table count")
    func defaults() throws {
        let settings = try read()
        #expect(settings.location == .embedded(path: "./leadrelay.db"))
        #expect(settings.ticks)
        #expect(!settings.exitWhenIdle)
        #expect(settings.partitions == nil)
        #expect(settings.logLevel == .info)
        #expect(settings.commitInterval == .milliseconds(100))
    }

    @Test("a flag wins over the environment, that over the file")
    func order() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json")
        try #"{"member": "file", "logLevel": "debug", "url": "file.db", "exitWhenIdle": true}"#
            .write(to: file, atomically: true, encoding: .utf8)
        let settings = try read(
            ["--config", file.path, "--url", "flag.db"],
            ["LEADRELAY_URL": "environment.db", "LEADRELAY_LOG_LEVEL": "error"])
        #expect(settings.location == .embedded(path: "flag.db"))
        #expect(settings.logLevel == .error)
        #expect(settings.member == "file")
        #expect(settings.exitWhenIdle)
    }

    @Test("on a cluster, partitions that the topics do not have are refused; a file that is there keeps its own")
    func partitions() throws {
        let settings = try read(["--url", "kafka://one:9092", "--partitions", "3"])
        try settings.check(partitionsOnLog: 3)
        let error = try #require(throws: SettingsError.self) { try settings.check(partitionsOnLog: 4) }
        #expect(
            error.description.hasPrefix("--partitions (LEADRELAY_PARTITIONS) is 3, but the cluster's topics have 4"))
        try read(["--url", "kafka://one:9092"]).check(partitionsOnLog: 4)
        try read(["--partitions", "3"]).check(partitionsOnLog: 4)
    }

    @Test(
        "an interval in which the cluster would abort every transaction is refused, and the worker is not fenced for ever"
    )
    func intervalBeyondTimeout() throws {
        let error = try #require(throws: SettingsError.self) {
            try read(["--commit-interval", "20000"]).lane(gatheringAtMost: .seconds(5))
        }
        let sentence = error.description
        #expect(sentence.hasPrefix("--commit-interval (LEADRELAY_COMMIT_INTERVAL) is 20000 ms, but the cluster aborts"))
        #expect(sentence.contains("transaction.timeout.ms, 10000 ms; set at most half"))
        let longest = try read(["--commit-interval", "5000"]).lane(gatheringAtMost: .seconds(5))
        #expect(longest.commitInterval == .seconds(5))
        #expect(try read(["--commit-interval", "60000"]).lane(gatheringAtMost: nil).commitInterval == .seconds(60))
    }

    @Test("an address with a short time-out of transactions bounds what slow commits stretch them to")
    func shortTransactions() throws {
        #expect(try read().lane(gatheringAtMost: .milliseconds(500)).longestInterval == .milliseconds(500))
        #expect(try read().lane(gatheringAtMost: .seconds(5)).longestInterval == .seconds(1))
    }

    @Test("the scheme of an address says where the log is; without one it is a path")
    func locations() throws {
        #expect(try LogLocation("logs/leads.db") == .embedded(path: "logs/leads.db"))
        #expect(try LogLocation("file:///var/leads.db") == .embedded(path: "/var/leads.db"))
        let cluster = "kafka://one:9092,two:9092/?prefix=acme."
        #expect(try LogLocation(cluster) == .kafka(url: cluster))
        #expect(throws: SettingsError.self) { try LogLocation("leads.db?prefix=acme.") }
    }

    @Test(
        "an address is logged without what may hold a password",
        arguments: [
            ("leads.db", "leads.db"), ("kafka://one:9092,two:9092", "kafka://one:9092,two:9092"),
            (
                "kafka://one:9092/?sasl.username=u&sasl.password=secret&prefix=acme.",
                "kafka://one:9092/?prefix=acme."
            ),
            ("kafka://user:secret@one:9092/?ssl.key.password=secret", "kafka://one:9092/"),
        ])
    func credentials(address: String, logged: String) throws {
        #expect(try LogLocation(address).withoutCredentials == logged)
    }

    @Test("log lines are JSON or text as said; where nothing is said, standard error decides")
    func logFormat() throws {
        #expect(try read(["--log-format", "text"]).logFormat == .text)
        #expect(try read([], ["LEADRELAY_LOG_FORMAT": "json"]).logFormat == .json)
        #expect(try read().logFormat == .ofStandardError)
        #expect(throws: SettingsError("--log-format is one of: json, text.")) { try read(["--log-format", "xml"]) }
    }

    @Test(
        "an address that SQLite would take for something else than a path is refused, so no two names have two locks",
        arguments: [
            ("file:leads.db", "two slashes"), (":memory:", "in memory"),
            ("file://:memory:", "in memory"), ("", "is empty"), (" \t", "is empty"), ("file://", "is empty"),
        ])
    func noPath(address: String, says: String) {
        let error = #expect(throws: SettingsError.self) { try LogLocation(address) }
        #expect(error?.description.contains(says) == true)
    }

    @Test(
        "an address of several brokers is one value, however it is said",
        arguments: [
            (["--url", "kafka://one:9092,two:9092/?prefix=a."], [:]),
            (["--url=kafka://one:9092,two:9092/?prefix=a."], [:]),
            ([], ["LEADRELAY_URL": "kafka://one:9092,two:9092/?prefix=a."]),
        ])
    func brokers(arguments: [String], environment: [String: String]) throws {
        #expect(try read(arguments, environment).location == .kafka(url: "kafka://one:9092,two:9092/?prefix=a."))
    }

    @Test("a flag without a value is set", arguments: [["--exit-when-idle"], ["--exit-when-idle", "true"]])
    func flag(arguments: [String]) throws {
        #expect(try read(arguments).exitWhenIdle)
    }

    @Test("--clock log switches ticks off")
    func clock() throws {
        #expect(try !read(["--clock", "log"]).ticks)
    }

    @Test(
        "what is wrong is named with its range",
        arguments: [
            (["--partitions", "0"], "--partitions is a whole number from 1 to 1024."),
            (["--partitions", "many"], "--partitions is a whole number from 1 to 1024."),
            (["--commit-interval", "5"], "--commit-interval is a whole number from 10 to 60000."),
            (["--health-port", "0"], "--health-port is a whole number from 1 to 65535."),
            (["--lanes", "0"], "--lanes is a whole number from 1 to 256."),
            (
                ["--lanes", "2"],
                "--lanes: an embedded log has one lane, because its file has one writer; leave it out."
            ),
            (
                ["--member", "front desk"],
                "--member has letters, digits, dots, dashes and underscores only, at most 200."
            ),
            (["--clock", "sun"], "--clock is one of: log, wall."),
            (["--exit-when-idle", "perhaps"], "--exit-when-idle is true or false."),
            (["--url", "a.db", "b.db"], "b.db belongs to no setting; --help lists them all."),
            (["--url", "a.db", "--url=b.db"], "--url is there twice; once is enough."),
            (["--url"], "--url: The log's address is empty; give a path, for example ./leadrelay.db."),
            (["--urll", "x"], "--urll is no setting; --help lists them all."),
            (
                ["--url", "redis://host"],
                "--url: A log cannot be reached by redis://; give a path, or kafka://host:9092."
            ),
            (
                ["--config", "/nowhere.json"],
                "--config: /nowhere.json cannot be read as a JSON object; check the path and its contents."
            ),
        ])
    func faults(arguments: [String], sentence: String) throws {
        #expect(throws: SettingsError(sentence)) { try read(arguments) }
    }

    @Test(
        "a file's unknown key or value of another type is refused by the key's name, and nothing starts on the default",
        arguments: [
            (#"{"url": 5, "foo": 1}"#, "url in FILE is a text."),
            (
                #"{"url": "a.db", "foo": 1}"#,
                "foo in FILE is no setting; the keys are url, partitions, agreement, clock, "
            ),
            (#"{"exitWhenIdl": true}"#, "exitWhenIdl in FILE is no setting; the keys are "),
            (#"{"exit-when-idle": true}"#, "exit-when-idle in FILE is no setting; the keys are "),
            (#"{"exitWhenIdle": "true"}"#, "exitWhenIdle in FILE is true or false."),
            (#"{"partitions": "4"}"#, "partitions in FILE is a whole number from 1 to 1024."),
            (#"{"partitions": 4.5}"#, "partitions in FILE is a whole number from 1 to 1024."),
            (#"{"partitions": 2000}"#, "partitions in FILE is a whole number from 1 to 1024."),
            (#"{"clock": "sun"}"#, "clock in FILE is one of: log, wall."),
            (#"{"agreement": null}"#, "agreement in FILE is a text."),
            (#"{"member": "front desk"}"#, "member in FILE has letters, digits, dots, dashes and underscores only"),
            (#"{"url": "redis://host"}"#, "url in FILE: A log cannot be reached by redis://"),
            (#"{"lanes": 1, "lanes": 2}"#, "lanes in FILE is there twice; once is enough."),
            (#"{"config": "other.json"}"#, "config in FILE is no setting"),
            ("[]", "--config: FILE cannot be read as a JSON object"),
        ])
    func fileFaults(text: String, sentence: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: SettingsError.self) { try read(["--config", file.path]) }
        let expected = sentence.replacing("FILE", with: file.path)
        #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "none")")
    }

    @Test(
        "what is wrong in the environment is named by its variable",
        arguments: [
            ("LEADRELAY_PARTITIONS", "0", "LEADRELAY_PARTITIONS is a whole number from 1 to 1024."),
            ("LEADRELAY_EXIT_WHEN_IDLE", "perhaps", "LEADRELAY_EXIT_WHEN_IDLE is true or false."),
            ("LEADRELAY_LOG_LEVEL", "loud", "LEADRELAY_LOG_LEVEL is one of: critical, debug, "),
            ("LEADRELAY_LANES", "2", "LEADRELAY_LANES: an embedded log has one lane"),
            ("LEADRELAY_URL", "", "LEADRELAY_URL: The log's address is empty"),
        ])
    func variableFaults(variable: String, value: String, sentence: String) throws {
        let error = #expect(throws: SettingsError.self) { try read([], [variable: value]) }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "none")")
    }

    @Test(
        "on Kafka a worker has the lanes it is told, else one a core, at most one a partition; on an embedded log one")
    func lanes() throws {
        let kafka = ["--url", "kafka://one:9092/"]
        #expect(try read(kafka + ["--lanes", "3"]).laneCount(partitions: 2) == 3)
        #expect(try read(kafka).laneCount(partitions: 1) == 1)
        #expect(try read(kafka).laneCount(partitions: 1_024) == CoreCount.ofMachine)
        #expect(try read(["--lanes", "1"]).laneCount(partitions: 8) == 1)
        #expect(try read().laneCount(partitions: 8) == 1)
    }

    @Test("an instance is called as its host, so that two machines differ, and each lane is a member of its own")
    func member() throws {
        let name = try read().member
        #expect(name == ProcessInfo.processInfo.hostName || name == "local")
        #expect(InstanceName.isValid(name))
        #expect(InstanceName.member("pod-0", lane: 3) == "pod-0.3")
    }

    @Test("every setting has a flag and a variable, and --help shows both")
    func usage() {
        let usage = SettingKey.usage(of: "worker")
        for key in SettingKey.allCases {
            #expect(usage.contains(key.flag))
            #expect(usage.contains(key.variable))
            #expect(usage.contains(key.rawValue))
        }
        #expect(SettingKey.exitWhenIdle.flag == "--exit-when-idle")
        #expect(SettingKey.exitWhenIdle.variable == "LEADRELAY_EXIT_WHEN_IDLE")
    }
}
