import EventLog
import LeadBoard
import LeadEvents
import Testing

@Suite("A dead letter as a person looks at it")
struct DeadLetterTests {
    private static func letter(_ headers: [(String, String)]) throws -> LogRecord {
        var block = RecordHeaders()
        for (name, value) in headers { block.append(name: Array(name.utf8)[...], value: Array(value.utf8)[...]) }
        let topic = try #require(TopicName("marketing.dead-letters"))
        return LogRecord(
            source: TopicPartition(topic, .zero), offset: .zero, appendTime: AppendTime(milliseconds: 0),
            headers: block, key: nil, value: nil)
    }

    @Test(
        "a header of the sender's own is hidden like the value, also where it is called as an attribute is",
        arguments: ["x-mail", "ce_mail", "ce_subject", "ce_subjects", "CE_ID"])
    func foreignHeader(name: String) throws {
        let record = try Self.letter([(name, "ada@example.com"), ("deadletter-reason", "malformedValue")])
        let shut = DeadLetter((record, .marketing), showsPersonalData: false)
        #expect(!shut.lines.joined().contains("ada@example.com") && !"\(shut.json)".contains("ada@example.com"))
        let open = DeadLetter((record, .marketing), showsPersonalData: true)
        #expect(open.lines.joined().contains("ada@example.com"))
    }

    @Test(
        "an event's attributes, and what our programs add, are shown",
        arguments: [
            "ce_id", "ce_type", "ce_source", "ce_time", "ce_actor", "content-type", "traceparent", "ce_copyof",
            "ce_redriveof", "ce_replayof", "ce_replaystretch",
        ])
    func attribute(name: String) throws {
        let letter = DeadLetter((try Self.letter([(name, "some-text")]), .marketing), showsPersonalData: false)
        #expect(letter.lines.joined().contains("some-text"))
    }
}
