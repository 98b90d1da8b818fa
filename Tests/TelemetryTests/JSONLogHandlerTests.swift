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
}
