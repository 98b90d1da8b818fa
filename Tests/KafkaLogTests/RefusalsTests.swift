import KafkaClient
import Testing

@Suite("Credentials that brokers go on refusing")
struct RefusalsTests {
    private static func error(_ code: KafkaCode) -> KafkaError {
        KafkaError(code, operation: "connect", recovery: .stop, message: "refused")
    }

    /// Whether they count as lasting 30 s, right after complaints at these seconds.
    private static func last(_ code: KafkaCode, _ seconds: [Int], after pause: Int = 0) -> Bool {
        let refusals = Refusals()
        let start = ContinuousClock.now
        for second in seconds { refusals.note(error(code), at: start + .seconds(second)) }
        let now = start + .seconds((seconds.last ?? 0) + pause)
        return refusals.lasting(.seconds(30), at: now) != nil
    }

    @Test("count once they have come for the time that is asked for, credentials and TLS alike")
    func lasting() {
        #expect(Self.last(.authentication, [0, 10, 20, 30]))
        #expect(Self.last(.tls, [0, 30]))
        #expect(!Self.last(.authentication, [0, 10, 29]))
        #expect(!Self.last(.authentication, []))
    }

    @Test("begin anew after a pause, are forgotten after one, and a broken connection is none")
    func pauses() {
        #expect(!Self.last(.authentication, [0, 46]))
        #expect(!Self.last(.authentication, [0, 30], after: 46))
        #expect(!Self.last(.transport, [0, 10, 20, 30]))
    }
}
