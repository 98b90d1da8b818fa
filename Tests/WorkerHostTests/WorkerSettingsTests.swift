import Foundation
import Logging
import Testing

@testable import WorkerHost

@Suite("Settings of a worker program")
struct WorkerSettingsTests {
    private func read(
        _ arguments: [String] = [], _ environment: [String: String] = [:]
    ) async throws -> WorkerSettings {
        try await WorkerSettings(arguments: ["worker"] + arguments, environment: environment)
    }

    @Test("with nothing said, the defaults of the table count")
    func defaults() async throws {
        let settings = try await read()
        #expect(settings.location == .embedded(path: "./leadrelay.db"))
        #expect(settings.ticks)
        #expect(!settings.exitWhenIdle)
        #expect(settings.partitions == 1)
        #expect(settings.logLevel == .info)
        #expect(settings.commitInterval == .milliseconds(100))
    }

    @Test("a flag wins over the environment, that over the file")
    func order() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json")
        try #"{"member": "file", "logLevel": "debug", "url": "file.db", "exitWhenIdle": true}"#
            .write(to: file, atomically: true, encoding: .utf8)
        let settings = try await read(
            ["--config", file.path, "--url", "flag.db"],
            ["LEADRELAY_URL": "environment.db", "LEADRELAY_LOG_LEVEL": "error"])
        #expect(settings.location == .embedded(path: "flag.db"))
        #expect(settings.logLevel == .error)
        #expect(settings.member == "file")
        #expect(settings.exitWhenIdle)
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
        "an address of several brokers is one value, however it is said",
        arguments: [
            (["--url", "kafka://one:9092,two:9092/?prefix=a."], [:]),
            (["--url=kafka://one:9092,two:9092/?prefix=a."], [:]),
            ([], ["LEADRELAY_URL": "kafka://one:9092,two:9092/?prefix=a."]),
        ])
    func brokers(arguments: [String], environment: [String: String]) async throws {
        #expect(try await read(arguments, environment).location == .kafka(url: "kafka://one:9092,two:9092/?prefix=a."))
    }

    @Test("a flag without a value is set", arguments: [["--exit-when-idle"], ["--exit-when-idle", "true"]])
    func flag(arguments: [String]) async throws {
        #expect(try await read(arguments).exitWhenIdle)
    }

    @Test("--clock log switches ticks off")
    func clock() async throws {
        #expect(try await !read(["--clock", "log"]).ticks)
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
            (["--urll", "x"], "--urll is no setting; --help lists them all."),
            (["--url", "redis://host"], "A log cannot be reached by redis://; give a path, or kafka://host:9092."),
            (
                ["--config", "/nowhere.json"],
                "--config: /nowhere.json cannot be read as a JSON object; check the path and its contents."
            ),
        ])
    func faults(arguments: [String], sentence: String) async throws {
        await #expect(throws: SettingsError(sentence)) { try await read(arguments) }
    }

    @Test(
        "on Kafka a worker has the lanes it is told, else one a core, at most one a partition; on an embedded log one")
    func lanes() async throws {
        let kafka = ["--url", "kafka://one:9092/"]
        #expect(try await read(kafka + ["--lanes", "3"]).laneCount(partitions: 2) == 3)
        #expect(try await read(kafka).laneCount(partitions: 1) == 1)
        #expect(try await read(kafka).laneCount(partitions: 1_024) == CoreCount.ofMachine)
        #expect(try await read(["--lanes", "1"]).laneCount(partitions: 8) == 1)
        #expect(try await read().laneCount(partitions: 8) == 1)
    }

    @Test("an instance is called as its host, so that two machines differ, and each lane is a member of its own")
    func member() async throws {
        let name = try await read().member
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
        }
        #expect(SettingKey.exitWhenIdle.flag == "--exit-when-idle")
        #expect(SettingKey.exitWhenIdle.variable == "LEADRELAY_EXIT_WHEN_IDLE")
    }
}
