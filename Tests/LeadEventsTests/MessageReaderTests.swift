import SwiftProtobuf
import Testing

@testable import LeadEvents

/// What reads a message field by field gives what SwiftProtobuf gives, or leaves it to that.
@Suite("Reading protobuf")
struct MessageReaderTests {
    @Test("every golden message is read as SwiftProtobuf reads it")
    func goldens() throws {
        for golden in GoldenMessages.all {
            let mine = try EventPayload(golden.type, reader: BinaryReader(bytes: golden.protobuf[...]))
            #expect(mine == (try EventPayload(golden.type, reader: PlainReader(bytes: golden.protobuf))))
            let isLeft = (try? EventPayload(golden.type, reader: StrictReader(bytes: golden.protobuf))) == nil
            // Its person is sealed: bytes, a kind of field that only this one has.
            #expect(isLeft == (golden.type == .leadEnriched), "\(golden.type.name)")
        }
    }

    @Test("a damaged one too: the same message with the same unknown fields, or the same refusal", arguments: 0..<4)
    func damaged(seed: UInt64) {
        let goldens = GoldenMessages.all.filter { !$0.protobuf.isEmpty }
        var mutator = Mutator(seed: seed)
        var readable = 0
        for _ in 0..<2_500 {
            let golden = goldens[mutator.below(goldens.count)]
            let bytes = mutator.damage(golden.protobuf, splicing: goldens[mutator.below(goldens.count)].protobuf)
            let plain = try? EventPayload(golden.type, reader: PlainReader(bytes: bytes))
            let mine = try? EventPayload(golden.type, reader: BinaryReader(bytes: bytes[...]))
            if mine != plain { Issue.record("\(golden.type) is read otherwise: \(bytes)") }
            if plain != nil { readable += 1 }
        }
        #expect(readable > 100)
    }

    @Test("what the schema does not know survives")
    func unknownFields() throws {
        let bytes: [UInt8] = [0x0a, 2, 0xc2, 0x3e, 0xf8, 0x3f, 1]
        let message = try LeadCaptured(serializedBytes: [0xf8, 0x3f, 1] as [UInt8])
        #expect(EventCodec.encode(.leadCaptured(message)) == [0xf8, 0x3f, 1])
        let payload = try EventPayload(.leadCaptured, reader: BinaryReader(bytes: [0xf8, 0x3f, 1]))
        #expect(payload == .leadCaptured(message))
        #expect(throws: BinaryDecodingError.self) {
            try EventPayload(.leadCaptured, reader: BinaryReader(bytes: bytes[...2]))
        }
    }

    private struct PlainReader: PayloadReader {
        let bytes: [UInt8]

        func read<Value: Message>() throws -> Value {
            var options = BinaryDecodingOptions()
            options.messageDepthLimit = EventCodec.maximumDepth
            return try Value(serializedBytes: bytes, options: options)
        }
    }

    /// Leaves nothing to SwiftProtobuf.
    private struct StrictReader: PayloadReader {
        let bytes: [UInt8]

        func read<Value: Message>() throws -> Value {
            guard let value: Value = bytes.withUnsafeBytes({ MessageReader.read($0) }) else {
                throw MessageReader.Unusual()
            }
            return value
        }
    }
}
