import CloudEvents
import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import Testing

@Suite("The contract on the command line", .timeLimit(.minutes(5)))
struct SchemaTests {
    @Test("an export lands in its directory, and what is exported twice is the same")
    func export() throws {
        let tool = try LeadRelayTool()
        for format in ["asyncapi", "json-schema", "proto"] {
            let result = try tool.run("schema", "export", "--format", format, "--into", "contract")
            #expect(result.status == 0)
        }
        #expect(
            String(decoding: try tool.bytes(of: "contract/asyncapi.json"), as: UTF8.self).contains(
                #""asyncapi": "3.0.0""#))
        #expect(try tool.bytes(of: "contract/leadrelay/v1/common.proto").count > 1_000)
        #expect(try tool.bytes(of: "contract/json-schema/lead.captured.v1.json").count > 1_000)
        let refused = try tool.run("schema", "export", "--format", "proto", "--into", "contract/asyncapi.json")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("cannot be written"))
    }

    @Test("a released schema that is not there, or is none, is one sentence and exit code 1")
    func noRelease() throws {
        let tool = try LeadRelayTool()
        let missing = try tool.run("schema", "check")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("schemas/released/leadrelay.v1.binpb cannot be read"))
        try tool.write("wrong.binpb", "no descriptor set")
        let wrong = try tool.run("schema", "check", "--released", "wrong.binpb")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("is no descriptor set"))
    }

    @Test("records of the history that cannot be read are named by topic, partition and offset")
    func history() async throws {
        let tool = try LeadRelayTool()
        try tool.write("released.binpb", ContractDescriptor.bytes)
        let log = try EmbeddedLog(path: tool.log)
        let layout = try #require(TopicLayout(partitions: 2))
        try log.create(layout.plan)
        let publisher = try log.makePublisher()
        let event = try PublishableEvent(structured: Array(CatalogueExample.json(for: .leadEngaged).utf8)[...])
        let right = layout.record(for: event)
        let check = ["schema", "check", "--released", "released.binpb", "--url", tool.log]
        _ = try await publisher.publish([right])
        let clean = try tool.run(check)
        #expect(clean.status == 0)
        #expect(clean.lines == ["0 breaking changes against released.binpb; 1 records read, 0 of them unreadable"])

        var cutOff = right
        cutOff.value = [0x0a, 0x05, 0x41]
        // Field 1, `signal`, as a number: a reader would pass it over in silence.
        var otherType = right
        otherType.value = (right.value ?? []) + [0x08, 0x01]
        var unknown = right
        unknown.headers = RecordHeaders()
        unknown.headers.append(name: "ce_type", value: "leadrelay.lead.sang.v1")
        _ = try await publisher.publish([cutOff, right, otherType, unknown])
        await publisher.close()
        let found = try tool.run(check)
        let place = "marketing.inbox/\(right.partition)"
        #expect(found.status == 2)
        #expect(found.lines.count == 4)
        #expect(found.output.contains("\(place)/1  lead.engaged  signal is cut off"))
        #expect(found.output.contains("\(place)/3  lead.engaged  signal was written as another type"))
        #expect(found.output.contains("\(place)/4  (no type)  "))
        #expect(found.lines.last?.hasSuffix("5 records read, 3 of them unreadable") == true)
    }

    @Test("topics are exported with the prefix, the partitions and the brokers that are asked for")
    func topics() throws {
        let tool = try LeadRelayTool()
        let result = try tool.run(
            "topics", "export", "--url", "kafka://any:9092/?prefix=acme.", "--partitions", "8", "--replication-factor",
            "1")
        #expect(result.status == 0)
        #expect(result.output.contains("  - name: acme.marketing.inbox\n    owner: marketing\n    partitions: 8\n"))
        #expect(result.output.contains("replicationFactor: 1"))
        #expect(result.output.contains(#"min.insync.replicas: "1""#))
        #expect(try tool.run("topics", "export", "--partitions", "0").status == 64)
    }
}
