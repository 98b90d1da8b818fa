import Foundation
import Logging
import Synchronization
import Testing

@testable import Telemetry

@Suite("Log lines as JSON")
struct JSONLogHandlerTests {
    private final class Lines: Sendable {
        private let lines = Mutex<[[UInt8]]>([])
        func add(_ line: [UInt8]) { lines.withLock { $0.append(line) } }
        var all: [[UInt8]] { lines.withLock { $0 } }
    }

    @Test("a line is one JSON object on one line, whatever message and metadata hold")
    func object() throws {
        let lines = Lines()
        var logger = Logger(label: "worker") { JSONLogHandler(label: $0, level: .info) { lines.add($0) } }
        logger[metadataKey: "worker"] = "marketing-worker"
        logger.info("a \"quoted\"\nline\u{1}", metadata: ["path": "a\\b", "count": "3"])
        logger.debug("below the level")
        let line = try #require(lines.all.first)
        #expect(lines.all.count == 1)
        #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: String])
        #expect(object["level"] == "info")
        #expect(object["logger"] == "worker")
        #expect(object["message"] == "a \"quoted\"\nline\u{1}")
        #expect(object["path"] == "a\\b")
        #expect(object["count"] == "3")
        #expect(object["worker"] == "marketing-worker")
        #expect(object["time"]?.count == 24)
    }

    @Test("numbers and truth values that were given as such are none in quotes, also inside lists")
    func numbers() throws {
        let lines = Lines()
        let logger = Logger(label: "worker") { JSONLogHandler(label: $0) { lines.add($0) } }
        logger.info(
            "counted",
            metadata: [
                "records": .stringConvertible(12), "seconds": .stringConvertible(0.25),
                "flag": .stringConvertible(true),
                "nothing": .stringConvertible(Double.nan), "text": "12",
                "list": .array([.stringConvertible(Int32(1)), "two"]), "empty": .array([]),
                "inner": .dictionary(["b": .stringConvertible(2), "a": "1"]),
            ])
        let line = String(decoding: try #require(lines.all.first), as: UTF8.self)
        #expect(
            line.hasSuffix(
                #""empty":[],"flag":true,"inner":{"a":"1","b":2},"list":[1,"two"],"nothing":"nan","records":12,"#
                    + #""seconds":0.25,"text":"12"}"# + "\n"), "\(line)")
        #expect((try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["records"] as? Int == 12)
    }

    @Test(
        "for a person a line is time, level, worker, message and the rest, and no control character reaches the terminal"
    )
    func text() throws {
        let lines = Lines()
        var logger = Logger(label: "leadrelay") { _ in TextLogHandler { lines.add($0) } }
        logger[metadataKey: "worker"] = "sales-worker"
        logger.info(
            "Partition\u{1b}[31m restored",
            metadata: ["rows": .stringConvertible(3), "lanes": .array(["0", .stringConvertible(1)])])
        logger.debug("below the level")
        #expect(lines.all.count == 1)
        let line = String(decoding: try #require(lines.all.first), as: UTF8.self)
        #expect(line.dropFirst(8) == " info     sales-worker: Partition [31m restored lanes=0,1 rows=3\n")
        #expect(line.prefix(8).filter { $0 == ":" }.count == 2)
    }
}
