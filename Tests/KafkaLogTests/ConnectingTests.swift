import EventLog
import KafkaClient
import KafkaLog
import KafkaMock
import Testing

@Suite("A cluster that cannot be used is told of in one sentence")
struct ConnectingTests {
    @Test(
        "nobody answers there: the address, what was tried last and what to do stand in the error",
        .timeLimit(.minutes(1)),
        arguments: [("127.0.0.1:1", "Connection refused"), ("no-such-host.invalid:9092", "no-such-host.invalid")])
    func unreachable(brokers: String, cause: String) throws {
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: brokers))
        settings.connectTimeout = .seconds(2)
        let start = ContinuousClock.now
        let error = #expect(throws: LogError.self) { try KafkaLog(settings, logger: quiet) }
        #expect(ContinuousClock.now - start < .seconds(15))
        let message = error?.message ?? ""
        #expect(message.contains("no broker answers at \(brokers) within 2 s"), "\(message)")
        #expect(message.contains(cause), "\(message)")
        #expect(message.contains("check the address"), "\(message)")
    }

    @Test("a port that speaks something else is told apart from silence", .timeLimit(.minutes(1)))
    func otherProtocol() throws {
        let cluster = try MockCluster()
        var settings = KafkaLogSettings(cluster: KafkaConfiguration(brokers: cluster.brokers))
        settings.connectTimeout = .seconds(3)
        settings.cluster.properties = ["security.protocol": "ssl"]
        let error = #expect(throws: LogError.self) { try KafkaLog(settings, logger: quiet) }
        let message = error?.message ?? ""
        #expect(message.contains("SSL") || message.contains("security.protocol"), "\(message)")
    }
}
