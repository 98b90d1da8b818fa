import CloudEvents
import LeadEvents
import Testing

@Suite("Golden messages")
struct GoldenTests {
    @Test("there is one of every type")
    func areComplete() { #expect(GoldenMessages.all.map(\.type) == EventType.allCases) }

    @Test("say the same in both encodings, and protobuf comes out byte for byte", arguments: GoldenMessages.all)
    func agree(golden: GoldenMessages.Pair) throws {
        let binary = try Self.decode(golden, .protobuf)
        let json = try Self.decode(golden, .json)
        #expect(binary == json)
        #expect(EventCodec.encode(binary, as: .protobuf) == golden.protobuf)
        let rewritten = EventCodec.encode(binary, as: .json)
        let again = try EventCodec.decode(
            .sample(golden.type, encoding: .json), value: rewritten[...], key: nil)
        #expect(again.event.payload == binary)
    }

    @Test("say something in every field but those that are the same in no event", arguments: GoldenMessages.all)
    func areFull(golden: GoldenMessages.Pair) {
        let holdsNothing: Set<EventType> = [.clockTicked, .clockHeld, .clockReleased]
        #expect(golden.protobuf.isEmpty == holdsNothing.contains(golden.type))
    }

    @Test("keep fields that this version does not know", arguments: GoldenMessages.all)
    func unknownFieldsSurvive(golden: GoldenMessages.Pair) throws {
        // Field 1999, length-delimited, "new".
        let value = golden.protobuf + [0xfa, 0x7c, 3] + Array("new".utf8)
        let decoded = try EventCodec.decode(.sample(golden.type), value: value[...], key: nil)
        #expect(EventCodec.encode(decoded.event.payload) == value)
    }

    private static func decode(_ golden: GoldenMessages.Pair, _ encoding: PayloadEncoding) throws -> EventPayload {
        try EventCodec.decode(
            .sample(golden.type, encoding: encoding), value: golden.value(encoding)[...], key: nil
        ).event.payload
    }
}

extension GoldenMessages.Pair: CustomTestStringConvertible {
    var testDescription: String { type.name }
}
